package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.acm.AcmService;
import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateExport;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.InvalidParameterException;
import software.amazon.awssdk.services.acm.model.RequestInProgressException;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

class AcmServiceTest {
  private static final String DOMAIN = "t1.relay.example";

  private final ManualClock clock = new ManualClock();
  private final LocalAuthority local = new LocalAuthority(clock);
  private final Map<String, String> dns = new ConcurrentHashMap<>();
  private final AwsServer server = new AwsServer();
  private AcmClient acm;

  @BeforeEach
  void start() {
    Authority authority =
        new Authority() {
          @Override
          public @Nullable String cname(String name) {
            return dns.get(name);
          }

          @Override
          public Identity issue(String name, Instant notAfter) {
            return local.issueForServer(name, notAfter);
          }
        };
    server.serve(
        Map.of(
            "acm",
            new JsonService(
                "1.1", new AcmService("arn:aws:acm:eu-central-1:0", authority, clock))));
    acm = server.client(AcmClient.builder());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheRecordSomeTimeAfterTheRequestAndIssuesWhenItIsThere() {
    String arn = request("token", CertificateExport.ENABLED);
    assertThat(describe(arn).domainValidationOptions().get(0).resourceRecord()).isNull();

    CertificateDetail pending = describe(arn);
    assertThat(pending.status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
    publish(arn);
    CertificateDetail issued = describe(arn);
    assertThat(issued.status()).isEqualTo(CertificateStatus.ISSUED);
    assertThat(issued.extendedKeyUsages())
        .extracting(usage -> usage.nameAsString())
        .containsExactly("TLS_WEB_SERVER_AUTHENTICATION");
    assertThat(issued.notAfter()).isEqualTo(clock.instant().plus(Duration.ofDays(198)));
  }

  @Test
  void theSameTokenGivesTheSameCertificateForAnHour() {
    String arn = request("token", CertificateExport.ENABLED);
    assertThat(request("token", CertificateExport.ENABLED)).isEqualTo(arn);
    assertThat(request("other", CertificateExport.ENABLED)).isNotEqualTo(arn);
    clock.advance(Duration.ofMinutes(61));
    assertThat(request("token", CertificateExport.ENABLED)).isNotEqualTo(arn);
  }

  @Test
  void givesUpAfterThreeDays() {
    String arn = request("token", CertificateExport.ENABLED);
    clock.advance(Duration.ofHours(73));
    publish(arn);
    assertThat(describe(arn).status()).isEqualTo(CertificateStatus.VALIDATION_TIMED_OUT);
  }

  @Test
  void exportsNeitherWhatIsPendingNorWhatWasNotToBeExported() {
    String arn = request("token", CertificateExport.ENABLED);
    assertThatThrownBy(() -> export(arn, "passphrase"))
        .isInstanceOf(RequestInProgressException.class);

    String fixed = request("fixed", CertificateExport.DISABLED);
    publish(fixed);
    assertThatThrownBy(() -> export(fixed, "passphrase"))
        .isInstanceOf(AcmException.class)
        .hasMessageContaining("is not a private certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "with#hash", "with$dollar", "with%percent", "päss"})
  void refusesPassphrases(String passphrase) {
    String arn = request("token", CertificateExport.ENABLED);
    publish(arn);
    assertThatThrownBy(() -> export(arn, passphrase))
        .isInstanceOf(AcmException.class)
        .hasMessageContaining("passphrase");
  }

  @Test
  void exportsTheKeyEncrypted() {
    String arn = request("token", CertificateExport.ENABLED);
    publish(arn);
    assertThat(export(arn, "passphrase")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
  }

  @Test
  void renewsWhatWasExportedWhileTheRecordIsThere() {
    String exported = request("token", CertificateExport.ENABLED);
    String other = request("other", CertificateExport.ENABLED);
    publish(exported);
    String serial = describe(exported).serial();
    String otherSerial = describe(other).serial();
    export(exported, "passphrase");

    clock.advance(Duration.ofDays(160));
    assertThat(describe(exported).serial()).isNotEqualTo(serial);
    assertThat(describe(other).serial()).as("never exported").isEqualTo(otherSerial);
  }

  @Test
  void refusesWhatCannotBeProvedByDns() {
    assertThatThrownBy(
            () ->
                acm.requestCertificate(
                    r -> r.domainName(DOMAIN).validationMethod(ValidationMethod.EMAIL)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                acm.requestCertificate(
                    r -> r.domainName("under_score").validationMethod(ValidationMethod.DNS)))
        .isInstanceOf(AcmException.class);
  }

  @Test
  void aDeletedCertificateIsGone() {
    String arn = request("token", CertificateExport.ENABLED);
    acm.deleteCertificate(delete -> delete.certificateArn(arn));
    assertThatThrownBy(() -> describe(arn)).isInstanceOf(ResourceNotFoundException.class);
    assertThat(acm.listCertificates().certificateSummaryList()).isEmpty();
  }

  private String request(String token, CertificateExport export) {
    return acm.requestCertificate(
            request ->
                request
                    .domainName(DOMAIN)
                    .validationMethod(ValidationMethod.DNS)
                    .idempotencyToken(token)
                    .options(options -> options.export(export)))
        .certificateArn();
  }

  private CertificateDetail describe(String arn) {
    return acm.describeCertificate(get -> get.certificateArn(arn)).certificate();
  }

  private void publish(String arn) {
    describe(arn);
    ResourceRecord record = describe(arn).domainValidationOptions().get(0).resourceRecord();
    dns.put(record.name(), record.value());
  }

  private String export(String arn, String passphrase) {
    return acm.exportCertificate(
            export -> export.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(passphrase)))
        .privateKey();
  }
}
