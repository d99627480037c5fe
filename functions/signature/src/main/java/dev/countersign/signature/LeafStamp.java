package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.transfer.Splice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text leaf with the signature in it.
 *
 * @param marker name of the rule that found the place
 * @param splices never empty unless the signature has no version for this kind of text
 * @param related the multipart/related that takes the images; null: there is none yet
 * @param ownText whether the sender wrote something before the place
 */
record LeafStamp(
    Entity entity, String marker, List<Splice> splices, @Nullable Frame related, boolean ownText) {
  boolean quotes() {
    return !marker.equals("end");
  }

  boolean isHtml() {
    return entity.isType("text/html");
  }

  Stamped.Leaf reported() {
    return new Stamped.Leaf(entity.section(), entity.type(), marker, splices.get(0).offset());
  }
}
