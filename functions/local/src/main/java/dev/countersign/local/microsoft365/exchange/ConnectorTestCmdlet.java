package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Validate-OutboundConnector} (Microsoft: Exchange PowerShell reference): tests the
 * connection to each smart host, then sends a test message to recipients in the connector's
 * domains. A connector for rules alone has none, and takes any.
 */
final class ConnectorTestCmdlet {
  private static final Map<String, ParameterType> PARAMETERS =
      Map.of(
          "Identity", ParameterType.text(),
          "Recipients", ParameterType.list(),
          "Confirm", ParameterType.bool(),
          "WhatIf", ParameterType.bool());

  private final ConfigurationStore store;
  private final ConnectorTest test;

  ConnectorTestCmdlet(ConfigurationStore store, ConnectorTest test) {
    this.store = store;
    this.test = test;
  }

  Cmdlet validate(Set<String> roles) {
    return new Cmdlet("Validate-OutboundConnector", roles, true, PARAMETERS, this::run);
  }

  private CmdletResult run(Parameters given) throws CmdletException {
    String identity = given.required("Identity");
    ExchangeObject connector =
        store
            .current()
            .outboundConnectors()
            .find(identity)
            .orElseThrow(() -> CmdletErrors.notFound(identity));
    List<String> recipients = recipients(given);
    for (String recipient : recipients) {
      check(connector, recipient);
    }
    return given.flag("WhatIf", false)
        ? CmdletResult.nothing()
        : CmdletResult.of(
            test.run(connector, recipients).stream().map(ConnectorTestCmdlet::output));
  }

  private static List<String> recipients(Parameters given) throws CmdletException {
    if (given.values().get("Recipients") instanceof ListEdit edit && !edit.added().isEmpty()) {
      return edit.added();
    }
    throw CmdletErrors.missingParameter("Recipients");
  }

  private static void check(ExchangeObject connector, String recipient) throws CmdletException {
    if (recipient.indexOf('@') < 1) {
      throw CmdletErrors.wrongType("Recipients", recipient, "Microsoft.Exchange.Data.SmtpAddress");
    }
    List<String> domains = connector.list("RecipientDomains");
    String domain = DomainNames.domainOf(recipient);
    if (!domains.isEmpty() && domains.stream().noneMatch(d -> DomainNames.matches(d, domain))) {
      throw CmdletErrors.invalid(
          "The recipient '%s' isn't in a domain of the connector '%s'."
              .formatted(recipient, connector.name()));
    }
  }

  private static Map<String, @Nullable Object> output(ConnectorTest.Task task) {
    Map<String, @Nullable Object> output = new LinkedHashMap<>();
    output.put("TaskName", task.name());
    output.put("IsTaskSuccessful", task.successful());
    output.put("TaskDetail", task.detail());
    return output;
  }
}
