package dev.countersign.onboarding.certificate;

import static dev.countersign.onboarding.certificate.AcmFixture.NAME;
import static dev.countersign.onboarding.certificate.AcmFixture.SUBSCRIPTION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.pem.PemIdentity;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import dev.countersign.onboarding.certificate.CertificateSource.Missing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcmCertificatesTest {
  private static final RunInput RUN =
      new RunInput(SUBSCRIPTION, "0b8f6a52-3c1d-4e7f-9a60-5d2c7e81f394");

  private final AcmFixture fixture = new AcmFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void requestsProvesAndExportsACertificate() {
    assertThat(obtain()).as("requested").isPresent();
    assertThat(fixture.journal.created(SUBSCRIPTION, RUN.runId()))
        .containsExactly(new Created(Created.Kind.CLIENT_CERTIFICATE, NAME));
    assertThat(obtain()).as("the record is published").isPresent();
    assertThat(obtain()).as("issued").isEmpty();

    PemIdentity identity = PemIdentity.parse(requireNonNull(fixture.secret()));
    assertThat(identity.chain().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=" + NAME);
    assertThat(identity.chain()).hasSize(2);
    assertThat(identity.key().getAlgorithm()).isEqualTo("RSA");
    assertThat(fixture.service.domains()).containsExactly(NAME);
  }

  @Test
  void anotherRunUsesTheCertificateThatIsThere() {
    obtainAll();
    RunInput reconnect = new RunInput(SUBSCRIPTION, "another");

    assertThat(fixture.certificates.obtain(reconnect, NAME)).isEmpty();
    assertThat(fixture.service.domains()).containsExactly(NAME);
    assertThat(fixture.journal.created(SUBSCRIPTION, "another")).isEmpty();
  }

  @Test
  void aRunThatWasCutOffAfterItsRequestFindsIt() {
    obtain();
    fixture.kept.forget(SUBSCRIPTION);
    obtainAll();
    assertThat(fixture.service.domains()).containsExactly(NAME);
  }

  @Test
  void aCertificateThatTheDeployerPutThereIsNotReplaced() {
    fixture.putSecret("the deployer's own");

    assertThat(obtain()).isEmpty();
    assertThat(fixture.service.domains()).isEmpty();
    assertThat(fixture.secret()).isEqualTo("the deployer's own");
  }

  @Test
  void aRequestThatTimedOutIsMadeAnew() {
    obtain();
    fixture.clock.advance(Duration.ofHours(73));
    assertThat(obtain()).contains(AcmCertificates.PENDING);
    obtainAll();
    assertThat(fixture.service.domains()).containsExactly(NAME);
  }

  @Test
  void leavesNothing() {
    obtainAll();

    assertThat(fixture.certificates.remove(SUBSCRIPTION, NAME)).isEqualTo(Outcome.REMOVED);
    assertThat(fixture.service.domains()).isEmpty();
    assertThat(fixture.zones.names("Z1")).isEmpty();
    assertThat(fixture.secret()).isNull();
    assertThat(fixture.kept.find(SUBSCRIPTION)).isEmpty();
    assertThat(fixture.certificates.remove(SUBSCRIPTION, NAME)).isEqualTo(Outcome.ALREADY_GONE);
  }

  @Test
  void removesWhatWasRequestedAndNotWrittenDown() {
    obtain();
    fixture.kept.forget(SUBSCRIPTION);

    assertThat(fixture.certificates.remove(SUBSCRIPTION, NAME)).isEqualTo(Outcome.REMOVED);
    assertThat(fixture.service.domains()).isEmpty();
  }

  @Test
  void aRenewedCertificateIsExportedAgain() {
    obtainAll();
    String first = fixture.secret();
    assertThat(renew()).isEqualTo(new RenewCertificates.Result(1, 0, 0));
    assertThat(fixture.secret()).isEqualTo(first);

    fixture.clock.advance(Duration.ofDays(160));

    assertThat(renew()).isEqualTo(new RenewCertificates.Result(1, 1, 0));
    assertThat(fixture.secret()).isNotEqualTo(first);
    assertThat(renew()).isEqualTo(new RenewCertificates.Result(1, 0, 0));
  }

  @Test
  void anAlarmIsRaisedWhereNothingRenewsACertificate() {
    obtainAll();
    fixture.zones.clear("Z1");
    fixture.clock.advance(Duration.ofDays(170));
    assertThat(renew()).as("four weeks are left").isEqualTo(new RenewCertificates.Result(1, 0, 0));

    fixture.clock.advance(Duration.ofDays(8));
    assertThatThrownBy(this::renew).isInstanceOf(CertificatesInDanger.class);
  }

  @Test
  void aCertificateThatARunStillWaitsForIsLeftToIt() {
    obtain();
    assertThat(renew()).isEqualTo(new RenewCertificates.Result(1, 0, 0));
    assertThat(fixture.secret()).isNull();
  }

  private Optional<Missing> obtain() {
    return fixture.certificates.obtain(RUN, NAME);
  }

  private void obtainAll() {
    List<Integer> checks = List.of(1, 2, 3, 4);
    assertThat(checks.stream().map(check -> obtain()).anyMatch(Optional::isEmpty)).isTrue();
  }

  private RenewCertificates.Result renew() {
    return new RenewCertificates(fixture.kept, fixture.acm, fixture.exported, fixture.clock)
        .handle(new RenewCertificates.Event());
  }
}
