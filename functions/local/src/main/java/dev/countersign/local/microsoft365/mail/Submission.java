package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One transaction of a user's mail program. Who may submit is told by the loopback address alone;
 * the sender must be a mailbox of the organisation all the same.
 */
final class Submission implements MessageHandler {

  private final Organization organization;
  private final TransportWorkers workers;
  private final Journal journal;
  private final Clock clock;
  private final Peer peer;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  Submission(
      Organization organization,
      TransportWorkers workers,
      Journal journal,
      Clock clock,
      Peer peer) {
    this.organization = organization;
    this.workers = workers;
    this.journal = journal;
    this.clock = clock;
    this.peer = peer;
  }

  @Override
  public void from(String from) throws RejectException {
    if (!organization.recipients().isMailbox(from)) {
      throw new RejectException(
          550, "5.7.60 SMTP; Client does not have permissions to send as this sender");
    }
    sender = from;
  }

  @Override
  public void recipient(String recipient) {
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream data) throws IOException {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    RawMessage message =
        new TraceHeaders(organization)
            .received(new RawMessage(data.readAllBytes()), peer.name(), peer.protocol(), id, now);
    Mail mail = new Mail(id, sender, recipients, message, Origin.INTERNAL, now);
    journal.add(mail, Event.SUBMITTED, sender);
    workers.accept(mail);
    return "2.0.0 OK <%s>".formatted(id);
  }

  @Override
  public void done() {}
}
