package dev.countersign.onboarding.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Values that nobody can guess, and their hashes. */
public final class RandomText {
  private static final int BYTES = 32;

  private RandomText() {}

  /** 256 random bits as 43 characters of base64url: enough for a PKCE verifier, too (RFC 7636). */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return base64Url(bytes);
  }

  /** SHA-256 in base64url without padding: of a PKCE verifier, its {@code S256} challenge. */
  public static String sha256(String text) {
    return base64Url(digest(text));
  }

  /** The same in base64: as a Content Security Policy takes it. */
  public static String sha256Base64(String text) {
    return Base64.getEncoder().encodeToString(digest(text));
  }

  /** Compares without telling by the time it takes where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
