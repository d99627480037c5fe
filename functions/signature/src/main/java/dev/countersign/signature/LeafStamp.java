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
 * @param foreign whether the sender wrote nothing of it, as far as other parts could have that
 */
record LeafStamp(
    Entity entity, String marker, List<Splice> splices, @Nullable Frame related, boolean foreign) {
  boolean quotes() {
    return !marker.equals("end");
  }

  boolean isHtml() {
    return entity.isType("text/html");
  }

  Stamped.Leaf reported() {
    Splice signature = splices.get(0);
    for (Splice splice : splices) {
      signature = splice.inserted().length > signature.inserted().length ? splice : signature;
    }
    return new Stamped.Leaf(entity.section(), entity.type(), marker, signature.offset());
  }
}
