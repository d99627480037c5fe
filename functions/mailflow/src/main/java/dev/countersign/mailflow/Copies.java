package dev.countersign.mailflow;

import static java.util.stream.Collectors.joining;

import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies of a message: one, unless its recipients get different signatures.
 *
 * @param all each for recipients of its own
 */
record Copies(List<OutgoingMessage> all) {
  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  /** Stands between what the ledger says of each copy. */
  static final String BETWEEN = "; ";

  Copies {
    all = List.copyOf(all);
  }

  /** Hands over one copy. */
  interface Transaction {
    List<RecipientReply> send(OutgoingMessage copy) throws IOException;
  }

  /** Writes down what was said so far: what is written is not sent twice. */
  interface Checkpoint {
    void reached(List<RecipientReply> replies);
  }

  /**
   * Sends one copy after the other.
   *
   * @return what was said about the recipients of those that could be sent
   * @throws IOException if the first one could not be
   */
  List<RecipientReply> send(Transaction transaction, Checkpoint checkpoint) throws IOException {
    List<RecipientReply> replies = new ArrayList<>();
    for (OutgoingMessage copy : all) {
      try {
        if (!replies.isEmpty()) {
          checkpoint.reached(replies);
        }
        replies.addAll(transaction.send(copy));
      } catch (IOException | RuntimeException e) {
        if (replies.isEmpty()) {
          throw e;
        }
        // What is known about the others must not be lost; these are tried again.
        LOG.warn("Not all copies of a message could be returned: {}", Logs.of(e));
        return replies;
      }
    }
    return replies;
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
