package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import dev.countersign.local.microsoft365.mail.RetryQueue.Attempt;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends mail through outbound connectors, and again until it is taken, refused or too old. */
final class ConnectorDelivery {

  private static final SmtpReply NO_CONNECTOR =
      new SmtpReply(451, "4.4.0 The connector is missing or disabled");

  private final ConfigurationStore configurations;
  private final SmartHostDelivery smartHosts;
  private final TraceHeaders traces;
  private final MailboxDelivery mailboxes;
  private final Journal journal;
  private final MailFlowOptions options;
  private final Clock clock;
  private final RetryQueue deferred = new RetryQueue();

  ConnectorDelivery(
      ConfigurationStore configurations,
      SmartHostDelivery smartHosts,
      TraceHeaders traces,
      MailboxDelivery mailboxes,
      Journal journal,
      MailFlowOptions options,
      Clock clock) {
    this.configurations = configurations;
    this.smartHosts = smartHosts;
    this.traces = traces;
    this.mailboxes = mailboxes;
    this.journal = journal;
    this.options = options;
    this.clock = clock;
  }

  void send(String name, Mail mail) {
    Optional<ExchangeObject> connector =
        configurations
            .effective()
            .outboundConnectors()
            .find(name)
            .filter(found -> found.flag("Enabled"));
    if (connector.isEmpty()) {
      settle(name, mail, mail.recipients(), NO_CONNECTOR);
    } else if (connector.get().flag("UseMXRecord")) {
      journal.add(mail, Event.SENT_TO_CONNECTOR, name + ", by MX");
      mail.recipients().forEach(recipient -> mailboxes.store(mail, recipient));
    } else {
      sendToSmartHost(connector.get(), mail);
    }
  }

  /** Tries again what is due by the clock. */
  void retryDue() {
    for (Attempt attempt : deferred.takeDue(clock.instant())) {
      send(attempt.connector(), attempt.mail());
    }
  }

  int deferredCount() {
    return deferred.size();
  }

  private void sendToSmartHost(ExchangeObject connector, Mail mail) {
    Mail sent = mail.with(traces.outbound(mail, connector));
    Map<String, SmtpReply> replies = smartHosts.send(connector, sent);
    Set<SmtpReply> different = new LinkedHashSet<>(replies.values());
    for (SmtpReply reply : different) {
      List<String> recipients =
          mail.recipients().stream().filter(one -> reply.equals(replies.get(one))).toList();
      settle(connector.name(), mail, recipients, reply);
    }
  }

  /** Does what the smart host's reply asks for with the recipients it was given for. */
  private void settle(String connector, Mail mail, List<String> recipients, SmtpReply reply) {
    String detail = "%s, %d recipients: %s".formatted(connector, recipients.size(), reply);
    Instant now = clock.instant();
    if (reply.isPositive()) {
      journal.add(mail, Event.SENT_TO_CONNECTOR, detail);
    } else if (reply.isTransient() && now.isBefore(mail.accepted().plus(options.expiry()))) {
      Instant due = now.plus(options.retryInterval());
      deferred.add(new Attempt(mail.to(recipients), connector, due));
      journal.add(mail, Event.DEFERRED, detail);
    } else {
      String reason =
          reply.isTransient() ? "550 4.4.7 QUEUE.Expired; message expired" : reply.toString();
      recipients.forEach(recipient -> mailboxes.report(mail, recipient, reason));
    }
  }
}
