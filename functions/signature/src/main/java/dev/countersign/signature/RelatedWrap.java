package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Header;
import dev.countersign.signature.transfer.ByteBuilder;
import dev.countersign.signature.transfer.Splice;
import java.util.List;

/** Makes an HTML leaf the root of a multipart/related (RFC 2387) that the images are in. */
final class RelatedWrap {
  private static final byte[] NO_CONTENT = {};

  private final Entity leaf;
  private final EmbeddedImages images;
  private final String boundary;

  RelatedWrap(Entity leaf, EmbeddedImages images, int number) {
    this.leaf = leaf;
    this.images = images;
    this.boundary = images.boundary(number);
  }

  /** Adds what comes before the leaf's content. */
  void head(List<Splice> edits) {
    if (leaf.parent() == null) {
      moveContentFields(edits);
    } else {
      String head = contentType() + "\r\n--" + boundary + "\r\n";
      edits.add(new Splice(leaf.header().start(), 0, head.getBytes(US_ASCII)));
    }
  }

  /** The message's own header keeps all but the fields that speak of the content. */
  private void moveContentFields(List<Splice> edits) {
    Header header = leaf.header();
    ByteBuilder moved = new ByteBuilder(512).append("--" + boundary + "\r\n");
    for (Header.Field field : header.contentFields()) {
      boolean type = field.name() == FieldName.CONTENT_TYPE;
      byte[] inserted = type ? messageFields(header).getBytes(US_ASCII) : NO_CONTENT;
      edits.add(new Splice(field.start(), field.end() - field.start(), inserted));
      moved.append(field.raw());
    }
    edits.add(new Splice(header.body(), 0, moved.lineBreak().toBytes()));
  }

  private String messageFields(Header header) {
    boolean versioned = header.value(FieldName.MIME_VERSION) != null;
    return (versioned ? "" : "MIME-Version: 1.0\r\n") + contentType();
  }

  private String contentType() {
    return "Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\""
        + boundary
        + "\"\r\n";
  }

  /** Adds what comes after the leaf's content; after the signature, where that is at the end. */
  void tail(List<Splice> edits) {
    ByteBuilder tail =
        new ByteBuilder(1_024)
            .lineBreak()
            .append(images.parts(("--" + boundary).getBytes(US_ASCII)))
            .append("--" + boundary + "--");
    if (leaf.parent() == null || leaf.isOpenEnded()) {
      tail.lineBreak();
    }
    edits.add(new Splice(leaf.end(), 0, tail.toBytes()));
  }
}
