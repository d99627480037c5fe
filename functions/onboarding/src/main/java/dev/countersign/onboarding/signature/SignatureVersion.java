package dev.countersign.onboarding.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.signature.InlineImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions of signatures: what has the same content has the same version. */
final class SignatureVersion {
  private SignatureVersion() {}

  /** SHA-256 over all parts, each with its length before it, in hex. */
  static String of(String html, @Nullable String text, List<InlineImage> images) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, html.getBytes(UTF_8));
      add(digest, text == null ? new byte[0] : text.getBytes(UTF_8));
      for (InlineImage image : images) {
        add(digest, image.name().getBytes(UTF_8));
        add(digest, image.mediaType().getBytes(UTF_8));
        add(digest, image.content());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }
}
