package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the message to return from the one that came. */
public interface MessageSigner {
  /**
   * Signs a message where that is due; takes the tenant's secret out and marks it as processed in
   * any case.
   *
   * @param original stays as it is, and there, until the result was written
   */
  OutgoingMessage sign(MessageRecord entry, Path original) throws IOException;
}
