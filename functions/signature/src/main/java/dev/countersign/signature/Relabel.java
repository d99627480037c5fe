package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Header;
import dev.countersign.signature.transfer.Splice;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes what the header of a leaf of text says of it. */
final class Relabel {
  /** With nothing where the name should be, that is right behind the equals sign. */
  private static final Pattern CHARSET =
      Pattern.compile("(?i);(?:\\s|\\([^()]*\\))*charset\\s*=\\s*(\"[^\"]*\"|[^\\s;\"()]+|(?<==))");

  /** What may stand behind it or the type; with anything else readers disagree about them. */
  private static final Pattern REST = Pattern.compile("(?s)\\s*(\\([^()]*\\)\\s*)?(;.*)?");

  private static final Pattern MEDIA_TYPE = Pattern.compile(":\\s*[^\\s;(]+");

  private final Entity leaf;
  private final List<Splice> splices = new ArrayList<>();
  private final StringBuilder missing = new StringBuilder();

  Relabel(Entity leaf) {
    this.leaf = leaf;
  }

  Relabel charset(Charset charset) throws Untouchable {
    String name = charset.name().toLowerCase(Locale.ROOT);
    Header.Field type = leaf.header().field(FieldName.CONTENT_TYPE);
    if (type == null) {
      boolean versioned = leaf.parent() != null || has(FieldName.MIME_VERSION);
      missing.append(versioned ? "" : "MIME-Version: 1.0\r\n");
      missing.append("Content-Type: text/plain; charset=").append(name).append("\r\n");
    } else {
      splices.add(charset(type, name));
    }
    return this;
  }

  private boolean has(FieldName name) {
    return leaf.header().value(name) != null;
  }

  private Splice charset(Header.Field type, String name) throws Untouchable {
    String raw = new String(type.raw(), ISO_8859_1);
    Matcher charset = CHARSET.matcher(raw);
    if (charset.find()) {
      boolean known = charset.group(1).replace("\"", "").equals(leaf.parameter("charset"));
      if (!known || !REST.matcher(raw.substring(charset.end(1))).matches()) {
        throw new Untouchable(Reason.MALFORMED_HEADER, "charset");
      }
      int length = charset.end(1) - charset.start(1);
      return new Splice(type.start() + charset.start(1), length, name.getBytes(US_ASCII));
    }
    if (leaf.parameter("charset") != null) {
      throw new Untouchable(Reason.MALFORMED_HEADER, "charset");
    }
    Matcher mediaType = MEDIA_TYPE.matcher(raw);
    if (!mediaType.find() || !REST.matcher(raw.substring(mediaType.end())).matches()) {
      throw new Untouchable(Reason.MALFORMED_HEADER, "Content-Type");
    }
    byte[] parameter = ("; charset=" + name).getBytes(US_ASCII);
    return new Splice(type.start() + mediaType.end(), 0, parameter);
  }

  Relabel transferEncoding(String name) {
    String line = "Content-Transfer-Encoding: " + name + "\r\n";
    Header.Field field = leaf.header().field(FieldName.CONTENT_TRANSFER_ENCODING);
    if (field == null) {
      missing.append(line);
    } else {
      long length = field.end() - field.start();
      splices.add(new Splice(field.start(), length, line.getBytes(US_ASCII)));
    }
    return this;
  }

  List<Splice> splices() {
    if (!missing.isEmpty()) {
      long end = leaf.header().fieldsEnd();
      splices.add(new Splice(end, 0, missing.toString().getBytes(US_ASCII)));
    }
    return splices;
  }
}
