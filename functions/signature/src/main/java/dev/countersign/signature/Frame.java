package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Multipart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open multipart, and what of it is to be stamped so far. */
final class Frame {
  private final Entity entity;
  private final boolean alternative;
  private final boolean related;
  private final boolean ofBody;
  private @Nullable Multipart multipart;
  private List<LeafStamp> chosen = List.of();

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

  /** The leaves to stamp so far: one, or the alternatives of one text. */
  List<LeafStamp> chosen() {
    return chosen;
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

  /** The part that {@code start} names; the first where it names none (RFC 2387 section 3.2). */
  private boolean isRoot(Entity part) {
    if (isNamed(part)) {
      chosen = List.of(); // the first part's, which is not the root then
      return true;
    }
    return part.index() == 1;
  }

  private boolean isNamed(Entity part) {
    String start = entity.parameter("start");
    String id = start == null ? null : part.header().value(FieldName.CONTENT_ID);
    return start != null && id != null && withoutBrackets(start).equals(withoutBrackets(id));
  }

  /** RFC 2387 wants them; some programs leave them out. */
  private static String withoutBrackets(String id) {
    String bare = id.strip();
    boolean brackets = bare.startsWith("<") && bare.endsWith(">");
    return brackets ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** Takes what one of its parts offers. */
  void offer(List<LeafStamp> offered) {
    chosen = with(offered);
  }

  /** What of it is to be stamped if one of its parts offers this. */
  List<LeafStamp> with(List<LeafStamp> offered) {
    if (chosen.isEmpty()) {
      return offered;
    }
    if (alternative) {
      List<LeafStamp> both = new ArrayList<>(chosen);
      both.addAll(offered);
      return both;
    }
    return !endsOwnText(chosen) && hasOwnText(offered) ? offered : chosen;
  }

  private static boolean hasOwnText(List<LeafStamp> leaves) {
    for (LeafStamp leaf : leaves) {
      if (!leaf.foreign()) {
        return true;
      }
    }
    return false;
  }

  /** Whether earlier messages begin there, so that nothing of the newest one can follow. */
  private static boolean endsOwnText(List<LeafStamp> leaves) {
    boolean quotes = false;
    for (LeafStamp leaf : leaves) {
      quotes |= leaf.quotes();
    }
    return quotes && hasOwnText(leaves);
  }
}
