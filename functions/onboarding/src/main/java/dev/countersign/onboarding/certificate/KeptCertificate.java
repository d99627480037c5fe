package dev.countersign.onboarding.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that ACM keeps for a tenant.
 *
 * @param arn in ACM; renewals keep it
 * @param name in the certificate
 * @param serial of the certificate that was last exported; null before the first
 * @param notAfter of the same
 */
record KeptCertificate(
    String arn, String name, @Nullable String serial, @Nullable Instant notAfter) {
  static KeptCertificate requested(String arn, String name) {
    return new KeptCertificate(arn, name, null, null);
  }
}
