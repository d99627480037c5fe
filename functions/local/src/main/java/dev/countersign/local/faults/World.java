package dev.countersign.local.faults;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.local.memory.InMemoryBreakers;
import dev.countersign.local.memory.InMemoryLedger;
import dev.countersign.local.memory.InMemoryMessages;
import dev.countersign.local.memory.InMemoryReturns;
import dev.countersign.mailflow.Announcements;
import dev.countersign.mailflow.ClientCertificates;
import dev.countersign.mailflow.MailPath;
import dev.countersign.mailflow.MailPorts;
import dev.countersign.mailflow.MessageStore;
import dev.countersign.mailflow.RelayQueue;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The services around the functions in one run: as they are, and as the functions see them. */
final class World {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryMessages messages = new InMemoryMessages();
  private final Settings settings = Tenant.settings();
  private final MailPorts ports;
  private final Announcements announcements;
  private final MailLookup lookup;
  private final Clock clock;
  private final ClientCertificates certificates;
  private final ExchangeHost host;

  /**
   * @param sabotage what the functions get for the ledger
   */
  World(
      Steps steps,
      SimulatedQueue queue,
      SimulatedAnnouncements announcements,
      ExchangeHost host,
      Clock clock,
      BooleanSupplier certificateIsExpired,
      UnaryOperator<MessageLedger> sabotage) {
    this.host = host;
    this.clock = clock;
    this.ports =
        new MailPorts(
            steps.around(MessageLedger.class, sabotage.apply(ledger)),
            steps.around(MessageSearch.class, ledger),
            steps.around(ConnectionLookup.class, Tenant.connections()),
            steps.around(BreakerStore.class, new InMemoryBreakers()),
            steps.around(ReturnStore.class, new InMemoryReturns()),
            steps.around(MessageStore.class, messages),
            steps.around(RelayQueue.class, queue),
            "faults",
            clock);
    this.announcements = steps.around(Announcements.class, announcements);
    this.lookup = steps.around(MailLookup.class, settings);
    this.certificates =
        steps.around(
            ClientCertificates.class,
            relayDomain ->
                certificateIsExpired.getAsBoolean() ? host.expiredClient() : host.client());
  }

  /** The functions as they start: what they remember is gone with a crash. */
  Functions functions() {
    MailPath path = new MailPath(ports);
    return new Functions(
        path.acceptMessage(announcements),
        path.relayMessage(
            lookup, MailPath.exchange(certificates, SmtpTimeouts.DEFAULT, clock, host.port())),
        path.sweepMessages());
  }

  Settings settings() {
    return settings;
  }

  InMemoryMessages messages() {
    return messages;
  }

  /** The ledger as it is. */
  Optional<MessageRecord> entry(String messageId) {
    return ledger.find(messageId);
  }

  boolean isAtItsEnd(Letter letter) {
    return entry(letter.id()).filter(e -> e.state() != MessageState.ACCEPTED).isPresent();
  }
}
