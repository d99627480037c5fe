package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code New-TransportRule} and its relatives (Microsoft: Exchange PowerShell reference). */
final class TransportRules implements ObjectKind {

  private static final List<String> PAIRS =
      List.of(
          "HeaderContainsMessageHeader", "HeaderContainsWords",
          "ExceptIfHeaderContainsMessageHeader", "ExceptIfHeaderContainsWords",
          "HeaderMatchesMessageHeader", "HeaderMatchesPatterns",
          "ExceptIfHeaderMatchesMessageHeader", "ExceptIfHeaderMatchesPatterns",
          "SetHeaderName", "SetHeaderValue");

  private final Recipients recipients;

  TransportRules(Recipients recipients) {
    this.recipients = recipients;
  }

  @Override
  public String noun() {
    return "TransportRule";
  }

  @Override
  public Map<String, ParameterType> parameters() {
    return TransportRuleParameters.types();
  }

  @Override
  public Set<String> onlyOnCreation() {
    return Set.of("Enabled");
  }

  @Override
  public Map<String, @Nullable Object> defaults() {
    return TransportRuleParameters.defaults();
  }

  @Override
  public ObjectSet in(Configuration configuration) {
    return configuration.transportRules();
  }

  @Override
  public Configuration replace(Configuration configuration, ObjectSet changed) {
    return configuration.withTransportRules(changed);
  }

  @Override
  public ExchangeObject check(ExchangeObject rule, Parameters given, Configuration configuration)
      throws CmdletException {
    if (TransportRuleParameters.ACTIONS.stream().allMatch(action -> isBlank(rule, action))) {
      throw CmdletErrors.invalid("The rule must contain at least one action.");
    }
    for (int i = 0; i < PAIRS.size(); i += 2) {
      if (isBlank(rule, PAIRS.get(i)) != isBlank(rule, PAIRS.get(i + 1))) {
        throw CmdletErrors.invalid(
            "%s and %s must be specified together.".formatted(PAIRS.get(i), PAIRS.get(i + 1)));
      }
    }
    checkConnector(rule, configuration);
    checkGroups(rule);
    return stored(rule);
  }

  private static boolean isBlank(ExchangeObject rule, String property) {
    Object value = rule.properties().get(property);
    return value == null || value.equals(false) || value.equals(List.of());
  }

  private static void checkConnector(ExchangeObject rule, Configuration configuration)
      throws CmdletException {
    String identity = rule.text("RouteMessageOutboundConnector");
    if (identity == null) {
      return;
    }
    ExchangeObject connector =
        configuration
            .outboundConnectors()
            .find(identity)
            .orElseThrow(() -> CmdletErrors.notFound(identity));
    if (!connector.flag("IsTransportRuleScoped")) {
      throw CmdletErrors.invalid(
          "The outbound connector '%s' can't be used in a transport rule: IsTransportRuleScoped is false."
              .formatted(connector.name()));
    }
  }

  private void checkGroups(ExchangeObject rule) throws CmdletException {
    for (String property : List.of("FromMemberOf", "ExceptIfFromMemberOf")) {
      for (String group : rule.list(property)) {
        if (!recipients.isGroup(group)) {
          throw CmdletErrors.notFound(group);
        }
      }
    }
  }

  /** Enabled is a parameter of New only; what is stored and shown is State. */
  private static ExchangeObject stored(ExchangeObject rule) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(rule.properties());
    properties.remove("Priority");
    Object enabled = properties.remove("Enabled");
    if (enabled != null) {
      properties.put("State", enabled.equals(true) ? "Enabled" : "Disabled");
    }
    return new ExchangeObject(rule.name(), rule.guid(), properties, rule.changed());
  }

  @Override
  public ObjectSet insert(ObjectSet rules, ExchangeObject added, Parameters given)
      throws CmdletException {
    return rules.insert(priority(given, rules.size(), rules.size()), added);
  }

  @Override
  public ObjectSet replace(
      ObjectSet rules, ExchangeObject old, ExchangeObject changed, Parameters given)
      throws CmdletException {
    int priority = priority(given, rules.indexOf(old), rules.size() - 1);
    return rules.minus(old).insert(priority, changed);
  }

  private static int priority(Parameters given, int otherwise, int highest) throws CmdletException {
    Integer priority = given.integer("Priority");
    if (priority == null) {
      return otherwise;
    }
    if (priority < 0 || priority > highest) {
      throw CmdletErrors.invalid(
          "The Priority value %d is out of range. It must be between 0 and %d."
              .formatted(priority, highest));
    }
    return priority;
  }

  @Override
  public Map<String, @Nullable Object> output(ExchangeObject rule, ObjectSet rules) {
    Map<String, @Nullable Object> output = new LinkedHashMap<>(rule.toOutput());
    output.put("Priority", rules.indexOf(rule));
    return output;
  }
}
