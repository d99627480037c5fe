package dev.countersign.mailflow;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The copies of a message: one, unless its recipients get different signatures.
 *
 * @param all each for recipients of its own
 */
record Copies(List<OutgoingMessage> all) {
  /** Stands between what the ledger says of each copy. */
  static final String BETWEEN = "; ";

  Copies {
    all = List.copyOf(all);
  }

  String decision() {
    return all.stream().map(OutgoingMessage::decision).distinct().collect(joining(BETWEEN));
  }

  /** Null if no copy is signed. */
  @Nullable String signatureVersion() {
    String versions = joined(OutgoingMessage::signatureVersion);
    return versions.isEmpty() ? null : versions;
  }

  String edits() {
    return joined(OutgoingMessage::edits);
  }

  private String joined(Function<OutgoingMessage, @Nullable String> part) {
    return all.stream().map(part).filter(Objects::nonNull).collect(joining(BETWEEN));
  }
}
