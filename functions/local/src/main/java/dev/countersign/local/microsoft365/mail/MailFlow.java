package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.DomainNames;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import dev.countersign.local.microsoft365.mail.RetryQueue.Attempt;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes every accepted message through rules and connectors to its mailboxes. */
final class MailFlow {

  private final Organization organization;
  private final ConfigurationStore configurations;
  private final RuleAgent rules;
  private final SmartHostDelivery smartHosts;
  private final Mailboxes mailboxes;
  private final TraceHeaders traces;
  private final Journal journal;
  private final MailFlowOptions options;
  private final Clock clock;
  private final RetryQueue deferred = new RetryQueue();

  MailFlow(
      Organization organization,
      ConfigurationStore configurations,
      SmartHostDelivery smartHosts,
      Mailboxes mailboxes,
      Journal journal,
      MailFlowOptions options,
      Clock clock) {
    this.organization = organization;
    this.configurations = configurations;
    this.rules = new RuleAgent(organization, journal);
    this.smartHosts = smartHosts;
    this.mailboxes = mailboxes;
    this.traces = new TraceHeaders(organization);
    this.journal = journal;
    this.options = options;
    this.clock = clock;
  }

  void process(Mail accepted) {
    Configuration configuration = configurations.effective();
    RuleOutcome outcome = rules.process(accepted, configuration.transportRules());
    Mail mail = outcome.mail();
    String rejection = outcome.rejection();
    if (outcome.deleted()) {
      journal.add(mail, Event.DELETED, "by a rule");
    } else if (rejection != null) {
      mail.recipients().forEach(recipient -> report(mail, recipient, rejection));
    } else if (outcome.connector() != null) {
      sendThrough(outcome.connector(), mail);
    } else {
      mail.recipients().forEach(recipient -> deliver(configuration, mail.to(List.of(recipient))));
    }
  }

  /** Tries again what is due by the clock. */
  void retryDue() {
    for (Attempt attempt : deferred.takeDue(clock.instant())) {
      sendThrough(attempt.connector(), attempt.mail());
    }
  }

  int deferredCount() {
    return deferred.size();
  }

  private void deliver(Configuration configuration, Mail mail) {
    String recipient = mail.recipients().get(0);
    if (organization.acceptedDomains().contains(DomainNames.domainOf(recipient))) {
      if (organization.recipients().isMailbox(recipient)
          || organization.recipients().isGroup(recipient)) {
        store(mail, recipient);
      } else {
        report(mail, recipient, "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found");
      }
      return;
    }
    ExchangeObject connector = connectorFor(configuration, recipient);
    if (connector != null && !connector.flag("UseMXRecord")) {
      sendThrough(connector.name(), mail);
    } else {
      if (connector != null) {
        journal.add(mail, Event.SENT_TO_CONNECTOR, connector.name() + " by MX");
      }
      store(mail, recipient);
    }
  }

  private static @Nullable ExchangeObject connectorFor(
      Configuration configuration, String recipient) {
    String domain = DomainNames.domainOf(recipient);
    return configuration.outboundConnectors().stream()
        .filter(c -> c.flag("Enabled") && !c.flag("IsTransportRuleScoped"))
        .filter(
            c -> c.list("RecipientDomains").stream().anyMatch(d -> DomainNames.matches(d, domain)))
        .findFirst()
        .orElse(null);
  }

  private void store(Mail mail, String recipient) {
    mailboxes.deliver(
        recipient, traces.delivered(mail), () -> journal.add(mail, Event.DELIVERED, recipient));
  }

  private void sendThrough(String name, Mail mail) {
    ExchangeObject connector =
        configurations
            .effective()
            .outboundConnectors()
            .find(name)
            .filter(found -> found.flag("Enabled"))
            .orElse(null);
    if (connector == null) {
      settle(name, mail, mail.recipients(), new SmtpReply(451, "4.4.0 The connector is disabled"));
      return;
    }
    Mail sent = mail.with(traces.outbound(mail, connector));
    Map<String, SmtpReply> replies = smartHosts.send(connector, sent).replies();
    replies.values().stream()
        .distinct()
        .forEach(
            reply ->
                settle(
                    connector.name(),
                    mail,
                    mail.recipients().stream().filter(r -> reply.equals(replies.get(r))).toList(),
                    reply));
  }

  /** Does what the smart host's reply asks for with the recipients it was given for. */
  private void settle(String connector, Mail mail, List<String> recipients, SmtpReply reply) {
    String detail = "%s, %d recipients: %s".formatted(connector, recipients.size(), reply);
    if (reply.isPositive()) {
      journal.add(mail, Event.SENT_TO_CONNECTOR, detail);
      return;
    }
    if (reply.isTransient() && clock.instant().isBefore(mail.accepted().plus(options.expiry()))) {
      journal.add(mail, Event.DEFERRED, detail);
      Instant due = clock.instant().plus(options.retryInterval());
      deferred.add(new Attempt(mail.to(recipients), connector, due));
      return;
    }
    String reason =
        reply.isTransient() ? "550 4.4.7 QUEUE.Expired; message expired" : reply.toString();
    new ArrayList<>(recipients).forEach(recipient -> report(mail, recipient, reason));
  }

  private void report(Mail mail, String recipient, String reason) {
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
