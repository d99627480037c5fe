package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Multipart;
import org.jspecify.annotations.Nullable;

/** An open multipart, and what of it is to be stamped so far. */
final class Frame {
  private final Entity entity;
  private final boolean alternative;
  private final boolean related;
  private final boolean ofBody;
  private @Nullable Multipart multipart;
  private @Nullable Candidate candidate;

  Frame(Entity entity, boolean ofBody) {
    this.entity = entity;
    this.alternative = entity.isType("multipart/alternative");
    this.related = entity.isType("multipart/related");
    this.ofBody = ofBody && !isOpaque();
  }

  /** Parts that are never looked into. */
  private boolean isOpaque() {
    return entity.isType("multipart/appledouble") || entity.isType("multipart/digest");
  }

  /** Versions of one text: all are stamped. */
  boolean isAlternative() {
    return alternative;
  }

  /** One root, and what belongs to it (RFC 2387). */
  boolean isRelated() {
    return related;
  }

  /** Parts in a row: the last one with text of the sender's is stamped. */
  boolean isMixed() {
    return !alternative && !related && !isOpaque();
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
    if (alternative) {
      return true;
    }
    return related ? isRoot(part) : part.isMultipart() || !part.hasFileName();
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
    if (alternative) {
      return candidate.joined(offered);
    }
    return !candidate.endsOwnText() && offered.hasOwnText() ? offered : candidate;
  }
}
