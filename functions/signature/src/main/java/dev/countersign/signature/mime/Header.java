package dev.countersign.signature.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of one entity: where it is, and the fields of {@link FieldName} in it. */
public final class Header {
  private static final int NAMES = FieldName.values().length;

  /** By name; null where the field is missing. */
  private final @Nullable FieldBody[] bodies = new @Nullable FieldBody[NAMES];

  private final long[] starts = new long[NAMES];

  /** As it stands: hardly anybody asks what it says. */
  private byte @Nullable [] messageId;

  private @Nullable Untouchable fault;
  private final long start;
  private long fieldsEnd;
  private long body;

  Header(long start) {
    this.start = start;
  }

  /**
   * A field that speaks of the entity's content, as it stands in the message.
   *
   * @param start its first byte
   * @param end after its last line's line feed
   * @param raw its bytes
   */
  public record Field(FieldName name, long start, long end, byte[] raw) {}

  /** Offset of the first byte. */
  public long start() {
    return start;
  }

  /** Offset after the last field: that of the empty line. */
  public long fieldsEnd() {
    return fieldsEnd;
  }

  /** Offset of the body: the byte after the empty line. */
  public long body() {
    return body;
  }

  /** The unfolded value, of a Message-ID folded as it was; null where the field is missing. */
  public @Nullable String value(FieldName name) {
    FieldBody body = bodies[name.ordinal()];
    if (body != null) {
      return body.value();
    }
    return name == FieldName.MESSAGE_ID && messageId != null
        ? new String(messageId, ISO_8859_1).strip()
        : null;
  }

  /** The same with its parameters; null where the field is missing. */
  @Nullable StructuredValue structured(FieldName name) {
    FieldBody body = bodies[name.ordinal()];
    return body == null ? null : body.structured();
  }

  /** The field as it stands there; null where it is missing, or none of the content's. */
  public @Nullable Field field(FieldName name) {
    FieldBody body = bodies[name.ordinal()];
    if (body == null || !name.ofContent()) {
      return null;
    }
    long at = starts[name.ordinal()];
    return new Field(name, at, at + body.raw().length, body.raw());
  }

  /** The fields that move along when the content is wrapped, in the message's order. */
  public List<Field> contentFields() {
    List<Field> fields = new ArrayList<>();
    for (FieldName name : FieldName.values()) {
      Field field = field(name);
      if (field != null) {
        fields.add(field);
      }
    }
    fields.sort(Comparator.comparingLong(Field::start));
    return fields;
  }

  /** Throws what is wrong with the header; kept until all of its fields were seen. */
  public void check() throws Untouchable {
    if (fault != null) {
      throw fault;
    }
  }

  void messageId(byte[] raw) {
    messageId = raw;
  }

  void endsAt(long fields, long offset) {
    fieldsEnd = fields;
    body = offset;
  }

  void fault(Reason reason, String detail) {
    if (fault == null) {
      fault = new Untouchable(reason, detail);
    }
  }

  void add(FieldName name, long offset, FieldBody body) {
    if (bodies[name.ordinal()] != null && name.ofContent()) {
      fault(Reason.AMBIGUOUS_STRUCTURE, name + " twice");
    }
    bodies[name.ordinal()] = body;
    starts[name.ordinal()] = offset;
  }
}
