package dev.countersign.onboarding.certificate;

import java.util.Objects;
import java.util.Optional;

/** Brings certificates from ACM to where the mail path reads them. */
final class ExportedCertificates {
  private final Acm acm;
  private final KeptCertificates kept;
  private final CertificateSecrets secrets;

  ExportedCertificates(Acm acm, KeptCertificates kept, CertificateSecrets secrets) {
    this.acm = acm;
    this.kept = kept;
    this.secrets = secrets;
  }

  /**
   * Exports a certificate, unless that was done since it was issued or renewed.
   *
   * @return false, while ACM prepares it
   */
  boolean bringUpToDate(
      String subscriptionId, KeptCertificate certificate, Acm.Certificate issued) {
    if (isUpToDate(certificate, issued)) {
      return true;
    }
    Optional<String> pem = acm.export(certificate.arn());
    if (pem.isEmpty()) {
      return false;
    }
    secrets.put(certificate.name(), pem.get());
    kept.save(
        subscriptionId,
        new KeptCertificate(
            certificate.arn(), certificate.name(), issued.serial(), issued.notAfter()));
    return true;
  }

  boolean isUpToDate(KeptCertificate certificate, Acm.Certificate issued) {
    return Objects.equals(certificate.serial(), issued.serial())
        && secrets.exists(certificate.name());
  }

  boolean exists(String name) {
    return secrets.exists(name);
  }

  void remove(String name) {
    secrets.remove(name);
  }
}
