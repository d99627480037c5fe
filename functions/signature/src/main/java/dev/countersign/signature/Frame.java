package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Multipart;
import org.jspecify.annotations.Nullable;

/** An open multipart, and what of it is to be stamped so far. */
final class Frame {
  enum Kind {
    /** Parts in a row: the last one with text of the sender's is stamped. */
    MIXED,
    /** Versions of one text: all are stamped. */
    ALTERNATIVE,
    /** One root, and what belongs to it (RFC 2387). */
    RELATED,
    /** Never looked into. */
    OPAQUE
  }

  private final Entity entity;
  private final Kind kind;
  private final boolean ofBody;
  private @Nullable Multipart multipart;
  private @Nullable Candidate candidate;

  Frame(Entity entity, boolean ofBody) {
    this.entity = entity;
    this.kind = kind(entity);
    this.ofBody = ofBody && kind != Kind.OPAQUE;
  }

  private static Kind kind(Entity entity) {
    if (entity.isType("multipart/alternative")) {
      return Kind.ALTERNATIVE;
    }
    if (entity.isType("multipart/related")) {
      return Kind.RELATED;
    }
    boolean opaque = entity.isType("multipart/appledouble") || entity.isType("multipart/digest");
    return opaque ? Kind.OPAQUE : Kind.MIXED;
  }

  Kind kind() {
    return kind;
  }

  @Nullable Candidate candidate() {
    return candidate;
  }

  void closed(Multipart closed) {
    multipart = closed;
  }

  /** The multipart, once it is closed. */
  @Nullable Multipart multipart() {
    return multipart;
  }

  /** Whether the part is on the way to the body's text. */
  boolean leadsToBody(Entity part) {
    if (!ofBody || part.isAttachment()) {
      return false;
    }
    if (kind == Kind.MIXED) {
      return part.isMultipart() || !part.hasFileName();
    }
    return kind == Kind.ALTERNATIVE || isRoot(part);
  }

  private boolean isRoot(Entity part) {
    String start = entity.parameter("start");
    if (start == null) {
      return part.index() == 1;
    }
    String id = part.header().value(FieldName.CONTENT_ID);
    return id != null && withoutBrackets(start).equals(withoutBrackets(id));
  }

  /** RFC 2387 wants them; some programs leave them out. */
  private static String withoutBrackets(String id) {
    String bare = id.strip();
    boolean brackets = bare.startsWith("<") && bare.endsWith(">");
    return brackets ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** Takes what one of its parts offers. */
  void offer(Candidate offered) {
    candidate = with(offered);
  }

  /** What of it is to be stamped if one of its parts offers this. */
  Candidate with(Candidate offered) {
    if (candidate == null) {
      return offered;
    }
    if (kind == Kind.ALTERNATIVE) {
      return candidate.joined(offered);
    }
    return !candidate.endsOwnText() && offered.hasOwnText() ? offered : candidate;
  }
}
