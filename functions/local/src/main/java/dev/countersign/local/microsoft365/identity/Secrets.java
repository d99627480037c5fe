package dev.countersign.local.microsoft365.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Random strings that nobody can guess. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Letters that people don't take for one another. */
  private static final String USER_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int USER_CODE_LENGTH = 9;

  private Secrets() {}

  /** A string of 256 bits in base64url. */
  static String opaque() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String userCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < USER_CODE_LENGTH; i++) {
      code.append(USER_CODE_LETTERS.charAt(RANDOM.nextInt(USER_CODE_LETTERS.length())));
    }
    return code.toString();
  }
}
