package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.DomainNames;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides where every accepted message goes: what the rules say, else where its recipients are. */
final class MailFlow {

  private final Organization organization;
  private final ConfigurationStore configurations;
  private final RuleAgent rules;
  private final ConnectorDelivery connectors;
  private final MailboxDelivery mailboxes;
  private final Journal journal;

  MailFlow(
      Organization organization,
      ConfigurationStore configurations,
      ConnectorDelivery connectors,
      MailboxDelivery mailboxes,
      Journal journal) {
    this.organization = organization;
    this.configurations = configurations;
    this.rules = new RuleAgent(organization, journal);
    this.connectors = connectors;
    this.mailboxes = mailboxes;
    this.journal = journal;
  }

  void process(Mail accepted) {
    process(accepted, null);
  }

  /**
   * @param otherwise the connector for what no rule routes; null where recipients decide
   */
  void process(Mail accepted, @Nullable String otherwise) {
    Configuration configuration = configurations.effective();
    RuleOutcome outcome = rules.process(accepted, configuration.transportRules());
    Mail mail = outcome.mail();
    String rejection = outcome.rejection();
    if (outcome.deleted()) {
      journal.add(mail, Event.DELETED, "by a rule");
    } else if (rejection != null) {
      mail.recipients().forEach(recipient -> mailboxes.report(mail, recipient, rejection));
    } else if (outcome.connector() != null) {
      connectors.send(outcome.connector(), mail);
    } else if (otherwise != null) {
      connectors.send(otherwise, mail);
    } else {
      mail.recipients().forEach(recipient -> deliver(configuration, mail, recipient));
    }
  }

  private void deliver(Configuration configuration, Mail mail, String recipient) {
    if (organization.acceptedDomains().contains(DomainNames.domainOf(recipient))) {
      deliverInside(mail, recipient);
      return;
    }
    Optional<ExchangeObject> connector = connectorFor(configuration, recipient);
    if (connector.isPresent()) {
      connectors.send(connector.get().name(), mail.to(List.of(recipient)));
    } else {
      mailboxes.store(mail, recipient);
    }
  }

  private void deliverInside(Mail mail, String recipient) {
    if (organization.recipients().exists(recipient)) {
      mailboxes.store(mail, recipient);
    } else {
      mailboxes.report(
          mail, recipient, "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found");
    }
  }

  private static Optional<ExchangeObject> connectorFor(
      Configuration configuration, String recipient) {
    String domain = DomainNames.domainOf(recipient);
    return configuration.outboundConnectors().stream()
        .filter(found -> found.flag("Enabled") && !found.flag("IsTransportRuleScoped"))
        .filter(
            found ->
                found.list("RecipientDomains").stream()
                    .anyMatch(pattern -> DomainNames.matches(pattern, domain)))
        .findFirst();
  }
}
