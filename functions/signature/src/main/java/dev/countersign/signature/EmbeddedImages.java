package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Header;
import dev.countersign.signature.transfer.Base64Lines;
import dev.countersign.signature.transfer.ByteBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a signature as parts of one message (RFC 2387, RFC 2392). Their names are made from
 * the message, so that signing it again gives the same bytes.
 */
final class EmbeddedImages {
  private final List<InlineImage> images;
  private final String version;
  private String token = "";

  private EmbeddedImages(String version, List<InlineImage> images) {
    this.version = version;
    this.images = images;
  }

  /** Those of a signature; null where it shows none. */
  static @Nullable EmbeddedImages of(RenderedSignature signature) {
    List<InlineImage> referred = referred(signature);
    return referred.isEmpty() ? null : new EmbeddedImages(signature.version(), referred);
  }

  /** Longer names first: none is to be taken for the beginning of another. */
  private static List<InlineImage> referred(RenderedSignature signature) {
    List<InlineImage> referred = new ArrayList<>();
    for (InlineImage image : signature.images()) {
      if (signature.html().contains("cid:" + image.name())) {
        referred.add(afterLongerNames(referred, image), image);
      }
    }
    return referred;
  }

  private static int afterLongerNames(List<InlineImage> sorted, InlineImage image) {
    int at = sorted.size();
    while (at > 0 && sorted.get(at - 1).name().length() < image.name().length()) {
      at--;
    }
    return at;
  }

  /**
   * Makes the names, from the message's header, and refuses a part that has one of them already.
   */
  void check(Entity entity) throws Untouchable {
    Header header = entity.header();
    if (entity.parent() == null) {
      token = MessageToken.of(version, header);
    }
    checkText(header.value(FieldName.CONTENT_ID));
    checkText(header.value(FieldName.CONTENT_TYPE));
  }

  /** Refuses a text in which one of the names stands. */
  void checkText(@Nullable String text) throws Untouchable {
    if (text != null && text.contains(token)) {
      throw new Untouchable(Reason.BOUNDARY_COLLISION, "Content-ID or boundary");
    }
  }

  /** Refuses a line that reads as one of the boundaries. */
  void checkLine(byte[] bytes, int from, int to) throws Untouchable {
    if (to - from > 2 && bytes[from + 2] == '=') {
      checkText(new String(bytes, from, Math.min(to - from, 80), ISO_8859_1));
    }
  }

  /** The HTML with each {@code cid:NAME} pointing to the image's part. */
  String refer(String html) {
    String referring = html;
    for (int i = 0; i < images.size(); i++) {
      referring = referring.replace("cid:" + images.get(i).name(), "cid:" + contentId(i));
    }
    return referring;
  }

  private String contentId(int index) {
    return "image" + (index + 1) + "." + token + "@countersign";
  }

  /** A boundary that the message has nowhere. */
  String boundary(int number) {
    return "=_countersign_" + token + "_" + number;
  }

  /** Body parts, each from its delimiter to the line break after its content. */
  byte[] parts(byte[] dashBoundary) {
    ByteBuilder out = new ByteBuilder(1_024);
    for (int i = 0; i < images.size(); i++) {
      InlineImage image = images.get(i);
      out.append(dashBoundary)
          .append(header(image, contentId(i)))
          .append(Base64Lines.encodeOnce(image.content()))
          .lineBreak();
    }
    return out.toBytes();
  }

  private static String header(InlineImage image, String contentId) {
    return "\r\nContent-Type: "
        + image.mediaType()
        + "; name=\""
        + image.name()
        + "\"\r\nContent-ID: <"
        + contentId
        + ">\r\nContent-Disposition: inline; filename=\""
        + image.name()
        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  }
}
