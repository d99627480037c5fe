package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.ObjectSet;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import org.jspecify.annotations.Nullable;

/** Obeys the enabled transport rules in the order of their priority. */
final class RuleAgent {

  private static final String DEFAULT_STATUS = "5.7.1";

  private final RuleConditions conditions;
  private final Journal journal;

  RuleAgent(Organization organization, Journal journal) {
    this.conditions = new RuleConditions(organization);
    this.journal = journal;
  }

  RuleOutcome process(Mail mail, ObjectSet rules) {
    RuleOutcome outcome = new RuleOutcome(mail, null, null, false);
    for (ExchangeObject rule : rules.objects()) {
      if (!isActive(rule) || !conditions.apply(rule, outcome.mail())) {
        continue;
      }
      journal.add(mail, Event.RULE_MATCHED, rule.name());
      outcome = act(rule, outcome);
      if (outcome.isFinal() || rule.flag("StopRuleProcessing")) {
        break;
      }
    }
    return outcome;
  }

  /** Rules in an audit mode only report, and reports are not modelled. */
  private static boolean isActive(ExchangeObject rule) {
    return "Enabled".equals(rule.text("State")) && "Enforce".equals(rule.text("Mode"));
  }

  private static RuleOutcome act(ExchangeObject rule, RuleOutcome before) {
    RawMessage message = before.mail().message();
    String removed = rule.text("RemoveHeader");
    if (removed != null) {
      message = message.without(removed);
    }
    String name = rule.text("SetHeaderName");
    if (name != null) {
      message = message.without(name).onTop(name, String.valueOf(rule.text("SetHeaderValue")));
    }
    String connector = rule.text("RouteMessageOutboundConnector");
    return new RuleOutcome(
        before.mail().with(message),
        connector == null ? before.connector() : connector,
        rejection(rule),
        rule.flag("DeleteMessage"));
  }

  private static @Nullable String rejection(ExchangeObject rule) {
    String reason = rule.text("RejectMessageReasonText");
    if (reason == null) {
      return null;
    }
    String status = rule.text("RejectMessageEnhancedStatusCode");
    return "550 %s %s".formatted(status == null ? DEFAULT_STATUS : status, reason);
  }
}
