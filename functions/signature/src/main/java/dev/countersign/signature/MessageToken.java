package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Header;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for what is put into one message: the same each time, and not to be met in it. */
final class MessageToken {
  private MessageToken() {}

  static String of(String version, Header message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(version.getBytes(UTF_8));
      for (FieldName name : FieldName.values()) {
        String value = message.value(name);
        digest.update((byte) 0);
        digest.update(value == null ? new byte[0] : value.getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
