package dev.countersign.signature;

import java.util.ArrayList;
import java.util.List;

/** Text leaves that are stamped together: one, or the alternatives of one text. */
final class Candidate {
  private final List<LeafStamp> leaves = new ArrayList<>(2);
  private boolean ownText;
  private boolean quotes;

  private Candidate() {}

  Candidate(LeafStamp leaf) {
    leaves.add(leaf);
    ownText = !leaf.foreign();
    quotes = leaf.quotes();
  }

  /** Both of them. */
  Candidate joined(Candidate other) {
    Candidate both = new Candidate();
    both.add(this);
    both.add(other);
    return both;
  }

  private void add(Candidate other) {
    leaves.addAll(other.leaves);
    ownText |= other.ownText;
    quotes |= other.quotes;
  }

  List<LeafStamp> leaves() {
    return leaves;
  }

  boolean hasOwnText() {
    return ownText;
  }

  /** Whether earlier messages begin here, so that nothing of the newest one can follow. */
  boolean endsOwnText() {
    return quotes && ownText;
  }
}
