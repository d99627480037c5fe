package dev.countersign.onboarding.certificate;

import dev.countersign.core.dns.DnsRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateExport;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.ExportCertificateResponse;
import software.amazon.awssdk.services.acm.model.RequestInProgressException;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/**
 * Exportable public certificates of AWS Certificate Manager (ACM user guide, "AWS Certificate
 * Manager exportable public certificates").
 */
final class Acm {
  /** The functions may touch no certificate without it. */
  private static final String TAG = "Countersign";

  private final AcmClient client;
  private final String stack;

  /**
   * @param stack tells the certificates of this deployment from others in the account
   */
  Acm(AcmClient client, String stack) {
    this.client = client;
    this.stack = stack;
  }

  /**
   * A certificate as it is now.
   *
   * @param status issued, pending, or how it failed
   * @param proof the record that ACM wants to see; null for some seconds after the request
   * @param serial null before it is issued
   */
  record Certificate(
      CertificateStatus status,
      @Nullable DnsRecord proof,
      @Nullable String serial,
      @Nullable Instant notAfter,
      String failure) {}

  /**
   * Requests a certificate. Nothing is paid before it is issued.
   *
   * @param token up to 32 letters and digits; the same one within an hour gives the same
   *     certificate
   * @return its ARN
   */
  String request(String name, String token) {
    return client
        .requestCertificate(
            request ->
                request
                    .domainName(name)
                    .validationMethod(ValidationMethod.DNS)
                    .idempotencyToken(token)
                    .options(options -> options.export(CertificateExport.ENABLED))
                    .tags(tag -> tag.key(TAG).value(stack)))
        .certificateArn();
  }

  /** The ARN of a certificate for exactly this name. Reads the list of all. */
  Optional<String> find(String name) {
    return client.listCertificatesPaginator().certificateSummaryList().stream()
        .filter(summary -> name.equals(summary.domainName()))
        .filter(summary -> summary.exportOption() == CertificateExport.ENABLED)
        .map(CertificateSummary::certificateArn)
        .findFirst();
  }

  /** Empty, if somebody deleted it. */
  Optional<Certificate> describe(String arn) {
    try {
      return Optional.of(
          read(client.describeCertificate(get -> get.certificateArn(arn)).certificate()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Certificate read(CertificateDetail detail) {
    DnsRecord proof =
        detail.domainValidationOptions().stream()
            .map(DomainValidation::resourceRecord)
            .filter(record -> record != null)
            .map(record -> new DnsRecord(DnsRecord.Type.CNAME, record.name(), record.value()))
            .findFirst()
            .orElse(null);
    return new Certificate(
        detail.status(),
        proof,
        detail.serial(),
        detail.notAfter(),
        String.valueOf(detail.failureReasonAsString()));
  }

  /**
   * The certificate, its issuers and its key, as PEM in clear. ACM hands out the key encrypted: the
   * passphrase is used for this once.
   *
   * @return empty, while ACM prepares it
   */
  Optional<String> export(String arn) {
    String passphrase = Passphrase.create();
    try {
      ExportCertificateResponse exported =
          client.exportCertificate(
              export -> export.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(passphrase)));
      return Optional.of(
          EncryptedKey.decrypt(exported.privateKey(), passphrase)
              + lines(exported.certificate())
              + lines(exported.certificateChain()));
    } catch (RequestInProgressException e) {
      return Optional.empty();
    }
  }

  /** Deletes a certificate; one that is not there is no error. */
  void delete(String arn) {
    try {
      client.deleteCertificate(delete -> delete.certificateArn(arn));
    } catch (ResourceNotFoundException e) {
      return; // nothing is left to delete
    }
  }

  private static String lines(String pem) {
    return pem.endsWith("\n") ? pem : pem + "\n";
  }
}
