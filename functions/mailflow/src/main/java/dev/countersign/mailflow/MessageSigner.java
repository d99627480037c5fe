package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the messages to return from the one that came. */
public interface MessageSigner {
  /**
   * Signs a message where that is due; takes the tenant's secret out and marks it as processed in
   * any case.
   *
   * @param entry whose pending recipients are to get it
   * @param original stays as it is, and there, until the results were written
   * @return a copy for each different signature; each pending recipient is in one of them
   */
  List<OutgoingMessage> sign(MessageRecord entry, Path original) throws IOException;
}
