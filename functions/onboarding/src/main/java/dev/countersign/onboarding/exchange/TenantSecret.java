package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** The secret that the routing rule puts on every message, by which the mail path trusts it. */
final class TenantSecret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Encrypted, and deleted when the run ends. */
  private static final Duration KEPT = Duration.ofHours(1);

  private TenantSecret() {}

  /**
   * A new one for a run: the same whenever a task of it is called again, also beside a call whose
   * answer was lost. Exchange may have taken it already.
   */
  static String ofRun(SecretStore secrets, String subscriptionId, String runId) {
    SecretName name = new SecretName(subscriptionId, runId, "TenantSecret");
    secrets.saveIfAbsent(name, next(), KEPT);
    return secrets.find(name).map(Secret::value).orElseThrow();
  }

  /** 256 bits, 43 characters. */
  private static String next() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static String headerValue(String subscriptionId, String secret) {
    return subscriptionId + "." + secret;
  }

  /** Whether a rule has a secret whose hash we keep: the current one, or one that was coming. */
  static boolean matches(String headerValue, Connection connection) {
    return TenantHeader.parse(headerValue)
        .filter(header -> header.subscriptionId().equals(connection.subscriptionId()))
        .filter(connection::mayBeInRule)
        .isPresent();
  }
}
