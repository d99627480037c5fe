package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Priming;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import dev.countersign.mailflow.TenantCheck.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/** Enters a message in the ledger, if a tenant sent it, then queues it for return. */
final class Acceptance {
  private final TenantCheck tenants;
  private final Probes probes;
  private final MessageStore messages;
  private final MessageLedger ledger;
  private final RelayQueue queue;
  private final Metrics metrics;
  private final Clock clock;

  Acceptance(MailPorts ports, Probes probes) {
    this(
        new TenantCheck(ports.connections(), ports.clock()),
        probes,
        ports.messages(),
        ports.ledger(),
        ports.queue(),
        ports.metrics(),
        ports.clock());
  }

  Acceptance(
      TenantCheck tenants,
      Probes probes,
      MessageStore messages,
      MessageLedger ledger,
      RelayQueue queue,
      Metrics metrics,
      Clock clock) {
    this.tenants = tenants;
    this.probes = probes;
    this.messages = messages;
    this.ledger = ledger;
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What the first message needs, asked for before a snapshot is taken. */
  Priming priming() {
    return AcceptPriming.of(tenants, ledger);
  }

  /**
   * Enters one message and queues it.
   *
   * @return whether it is on its way; otherwise no tenant sent it, or it is at its end already
   */
  boolean accept(SesEvent.Message message) {
    MessageRecord entry = entry(message);
    if (entry.state() == MessageState.PARKED) {
      keep(entry.messageId());
    }
    boolean isNew = ledger.add(entry);
    if (isNew) {
      count(entry);
    }
    MessageRecord now = isNew ? entry : known(entry);
    if (now.state() != MessageState.ACCEPTED) {
      return false;
    }
    // Also for an event that came before: it may have ended between the ledger and the queue.
    queue.send(new RelayRequest(now.messageId(), now.subscriptionId()));
    return true;
  }

  /** What was given up for lost goes on as soon as somebody knows whom it is for. */
  private MessageRecord known(MessageRecord entry) {
    MessageRecord known = ledger.find(entry.messageId()).orElse(entry);
    if (entry.state() != MessageState.ACCEPTED || !LedgerEntries.lacksEnvelope(known)) {
      return known;
    }
    MessageRecord found = LedgerEntries.found(entry, clock.instant());
    return ledger.reopen(found) ? found : known;
  }

  /** Fails where the message cannot be seen yet, so that it is announced again. */
  private void keep(String messageId) {
    try (InputStream there = messages.open(messageId)) {
      messages.keep(messageId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(MessageRecord entry) {
    switch (entry.state()) {
      case REFUSED -> metrics.count("Refused", String.valueOf(entry.decision()));
      case PARKED -> metrics.count("Relayed", MessageState.PARKED.name());
      default -> metrics.count("Accepted", "TENANT");
    }
  }

  private MessageRecord entry(SesEvent.Message message) {
    MessageHeaders headers = headers(message.mail());
    Verdict verdict =
        probes
            .tenant(message)
            .<Verdict>map(Verdict.Trusted::new)
            .orElseGet(() -> tenants.check(headers, LedgerEntries.mailFrom(message.mail())));
    Instant now = clock.instant();
    if (verdict instanceof Verdict.Refused refused) {
      NewDomains.awaitFor(refused.reason(), message, now);
      return LedgerEntries.refused(message, refused.reason(), now);
    }
    Connection connection = ((Verdict.Trusted) verdict).connection();
    MessageRecord entry = LedgerEntries.accepted(message, connection, headers, now);
    return Hops.areALoop(headers, message.mail().messageId())
        ? LedgerEntries.looping(entry, now)
        : entry;
  }

  private MessageHeaders headers(SesEvent.Mail mail) {
    if (!mail.headersTruncated() && mail.headers() != null) {
      return new MessageHeaders(mail.headers());
    }
    try (InputStream message = messages.open(mail.messageId())) {
      return HeaderBlock.read(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
