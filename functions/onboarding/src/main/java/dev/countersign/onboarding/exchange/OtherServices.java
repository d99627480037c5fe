package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.plan.Plan.OtherRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds what already takes the organisation's mail to another service: filters, archives and other
 * signature services. Each of them gives mail back to Exchange as we do, and whichever does not
 * know that the other has seen a message sends it round again.
 */
final class OtherServices {
  private final ExchangeAdmin.Session exchange;
  private final String subscriptionId;

  OtherServices(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.subscriptionId = subscriptionId;
  }

  List<OtherRouting> find() {
    List<OtherRouting> found = new ArrayList<>();
    for (JsonNode connector : exchange.invoke("Get-OutboundConnector", Map.of())) {
      if (isActive(connector) && takesAllMail(connector)) {
        found.add(new OtherRouting("connector", connector.path("Name").asText(), hosts(connector)));
      }
    }
    for (JsonNode rule : exchange.invoke("Get-TransportRule", Map.of())) {
      String connector = rule.path("RouteMessageOutboundConnector").asText("");
      if (isActive(rule) && !isNothing(connector)) {
        found.add(new OtherRouting("mail-flow rule", rule.path("Name").asText(), connector));
      }
    }
    return found;
  }

  private boolean isActive(JsonNode object) {
    boolean enabled =
        object.path("Enabled").asBoolean() || object.path("State").asText().equals("Enabled");
    return enabled && !Recognition.isOurs(object, subscriptionId);
  }

  /** One for certain partners' domains concerns mail to them only; rules name theirs themselves. */
  private static boolean takesAllMail(JsonNode connector) {
    return !connector.path("SmartHosts").isEmpty()
        && !connector.path("IsTransportRuleScoped").asBoolean()
        && (connector.path("RouteAllMessagesViaOnPremises").asBoolean()
            || texts(connector.path("RecipientDomains")).stream().anyMatch(OtherServices::isAll));
  }

  private static boolean isAll(String recipientDomain) {
    String domain = recipientDomain.toLowerCase(Locale.ROOT).replaceFirst("^smtp:", "");
    return domain.equals("*") || domain.startsWith("*;");
  }

  private static boolean isNothing(String connector) {
    return connector.isEmpty() || connector.equals("null");
  }

  private static String hosts(JsonNode connector) {
    return texts(connector.path("SmartHosts")).stream().collect(Collectors.joining(", "));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
