package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import java.time.Clock;

/** The end of every message: in a mailbox, or in a report to its sender. */
final class MailboxDelivery {

  private final Organization organization;
  private final TraceHeaders traces;
  private final Mailboxes mailboxes;
  private final Journal journal;
  private final Clock clock;

  MailboxDelivery(Organization organization, Mailboxes mailboxes, Journal journal, Clock clock) {
    this.organization = organization;
    this.traces = new TraceHeaders(organization);
    this.mailboxes = mailboxes;
    this.journal = journal;
    this.clock = clock;
  }

  void store(Mail mail, String recipient) {
    mailboxes.deliver(
        recipient, traces.delivered(mail), () -> journal.add(mail, Event.DELIVERED, recipient));
  }

  /** Senders outside only get a line in the journal: what they do with reports is not modelled. */
  void report(Mail mail, String recipient, String reason) {
    Runnable stored = () -> journal.add(mail, Event.NON_DELIVERY_REPORT, recipient + ": " + reason);
    if (organization.recipients().isMailbox(mail.sender())) {
      mailboxes.deliver(
          mail.sender(),
          NonDeliveryReport.of(mail, recipient, reason, organization.mailHost(), clock.instant()),
          stored);
    } else {
      stored.run();
    }
  }
}
