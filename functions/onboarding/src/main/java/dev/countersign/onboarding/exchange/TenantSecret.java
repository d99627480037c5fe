package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that the routing rule puts on every message, by which the mail path trusts it. */
final class TenantSecret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TenantSecret() {}

  /** A new one: 256 bits, 43 characters. */
  static String next() {
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
