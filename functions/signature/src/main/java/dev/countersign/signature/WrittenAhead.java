package dev.countersign.signature;

import dev.countersign.signature.transfer.Splice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a large message while it is still being read: nearly always all that is to be changed
 * stands before the first attachment, and going through the attachments a second time would cost a
 * quarter of the whole. Where a late part changes the plan, the message is written anew.
 */
abstract class WrittenAhead {
  final SplicedCopy copy;
  private @Nullable Planner planner;
  private List<Splice> edits = List.of();
  private int changes = -1;
  private boolean settled;
  private boolean wrong;

  WrittenAhead(SplicedCopy copy) {
    this.copy = copy;
  }

  /** From now on writes what this planner has planned so far. */
  void follow(Planner followed) {
    planner = followed;
  }

  /** Whether the text to sign is chosen, so far as the message is known. */
  boolean isSettled() {
    look();
    return settled;
  }

  /** Writes on to this offset of the original; all edits before it are to be known. */
  void advance(long offset) throws IOException {
    look();
    wrong |= planner == null;
    if (!wrong) {
      copy.upTo(offset, edits);
    }
  }

  private void look() {
    if (planner != null && !wrong && planner.changes() != changes) {
      changes = planner.changes();
      settled = planner.isSettled();
      edits = planner.editsSoFar();
      wrong |= !copy.agreesWith(edits);
    }
  }

  /** Whether what is written is the beginning of what the plan says. */
  boolean agreesWith(Plan plan) {
    return !wrong && copy.agreesWith(plan.splices());
  }
}
