package dev.countersign.mailflow;

import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the copies of a message one after the other. Whom the signature alone may have made it too
 * large for gets it without: a refusal of that kind is the last word on unsigned mail only.
 */
final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  /** Hands over one copy. */
  interface Transaction {
    List<RecipientReply> send(OutgoingMessage copy) throws IOException;
  }

  /** Writes down what was said so far: what is written is not sent twice. */
  interface Checkpoint {
    void reached(List<RecipientReply> replies);
  }

  /** Makes the message without a signature. */
  interface Unsigned {
    OutgoingMessage make() throws IOException;
  }

  private final Transaction transaction;
  private final Checkpoint checkpoint;
  private final Unsigned unsigned;
  private final List<OutgoingMessage> sent = new ArrayList<>();
  private final List<RecipientReply> replies = new ArrayList<>();
  private final List<String> tooLarge = new ArrayList<>();

  Handover(Transaction transaction, Checkpoint checkpoint, Unsigned unsigned) {
    this.transaction = transaction;
    this.checkpoint = checkpoint;
    this.unsigned = unsigned;
  }

  /**
   * Sends them.
   *
   * @return what was said about the recipients of those that could be sent
   * @throws IOException if nothing is known about anybody
   */
  Attempt send(List<OutgoingMessage> copies) throws IOException {
    try {
      for (OutgoingMessage copy : copies) {
        note(copy, said(copy));
      }
      if (!tooLarge.isEmpty()) {
        OutgoingMessage smaller = unsigned.make().to(tooLarge);
        note(smaller, said(smaller));
      }
    } catch (IOException | RuntimeException e) {
      if (replies.isEmpty()) {
        throw e;
      }
      // What is known about the others must not be lost; these are tried again.
      LOG.warn("Not all copies of a message could be returned: {}", Logs.of(e));
    }
    return Attempt.of(new Copies(sent), replies);
  }

  private List<RecipientReply> said(OutgoingMessage copy) throws IOException {
    if (!replies.isEmpty()) {
      checkpoint.reached(replies);
    }
    return transaction.send(copy);
  }

  private void note(OutgoingMessage copy, List<RecipientReply> said) {
    boolean isSigned = copy.signatureVersion() != null;
    int before = replies.size();
    for (RecipientReply reply : said) {
      if (isSigned && ExchangeAnswer.isAboutSize(reply.reply())) {
        tooLarge.add(reply.recipient());
      } else {
        replies.add(reply);
      }
    }
    if (replies.size() > before) {
      sent.add(copy);
    }
  }
}
