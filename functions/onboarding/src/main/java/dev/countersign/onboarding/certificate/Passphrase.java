package dev.countersign.onboarding.certificate;

import java.security.SecureRandom;
import java.util.HexFormat;

/** ACM takes 4 to 128 ASCII characters, without #, $ and %. */
final class Passphrase {
  private static final int BYTES = 32;

  private Passphrase() {}

  static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
