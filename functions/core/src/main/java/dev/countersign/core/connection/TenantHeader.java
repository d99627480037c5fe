package dev.countersign.core.connection;

import dev.countersign.core.subscription.SubscriptionIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@link MailContract#TENANT_HEADER}: {@code <subscriptionId>.<secret>}. Its secret is
 * never shown by {@link #toString}.
 */
public final class TenantHeader {
  // 32 bytes in base64url, without padding.
  private static final int SECRET_LENGTH = 43;

  private final String subscriptionId;
  private final String secret;

  private TenantHeader(String subscriptionId, String secret) {
    this.subscriptionId = subscriptionId;
    this.secret = secret;
  }

  /** Empty, if {@code value} has another form. */
  public static Optional<TenantHeader> parse(String value) {
    int dot = value.indexOf('.');
    if (dot < 0
        || value.length() - dot - 1 != SECRET_LENGTH
        || !SubscriptionIds.isValid(value.substring(0, dot))) {
      return Optional.empty();
    }
    return Optional.of(new TenantHeader(value.substring(0, dot), value.substring(dot + 1)));
  }

  public String subscriptionId() {
    return subscriptionId;
  }

  /** Compares in constant time with the hash that we keep. */
  public boolean matches(@Nullable String secretHash) {
    return secretHash != null
        && MessageDigest.isEqual(
            hash(secret).getBytes(StandardCharsets.US_ASCII),
            secretHash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The {@link #hash(String) hash} of its secret. */
  public String secretHash() {
    return hash(secret);
  }

  /** SHA-256, in hex. A secret of 256 random bits needs no salt and no slow hash. */
  public static String hash(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return "TenantHeader[" + subscriptionId + "]";
  }
}
