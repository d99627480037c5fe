package dev.countersign.onboarding.exchange;

import static dev.countersign.core.connection.MailContract.PROCESSED_HEADER;
import static dev.countersign.core.connection.MailContract.TENANT_HEADER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Tells which objects in Exchange Online are ours. Names and comments are people's to rewrite, so
 * what does something that only we have a use for is ours whatever it is called: the tenant's
 * secret, the tenant's certificate, the header that keeps mail out of our loop, our ingress.
 */
final class Recognition {
  private Recognition() {}

  /** Whether this subscription made it. */
  static boolean isOurs(JsonNode object, String subscriptionId) {
    return comment(object).contains("subscription=" + subscriptionId + " ")
        || marksMail(object, subscriptionId)
        || takesMailBack(object).startsWith(subscriptionId + ".")
        || (isException(object) && !isAnothers(object));
  }

  /** Whether this subscription made it as this object. */
  static boolean isOurs(JsonNode found, ExchangeObject object, String subscriptionId) {
    return isOurs(found, subscriptionId)
        || (object.noun().equals("OutboundConnector")
            && leadsToTheSame(found, object)
            && !isAnothers(found));
  }

  /** Whether an object of ours is the one that got this name from us. */
  static boolean wasMadeAs(JsonNode ours, String name) {
    return comment(ours).contains(" object=" + name)
        || switch (name) {
          case ExchangeObjects.ROUTING -> setsHeader(ours, TENANT_HEADER);
          case ExchangeObjects.OUT_OF_OFFICE -> isOutOfOffice(ours);
          case ExchangeObjects.RECALL -> isRecall(ours);
          case ExchangeObjects.INBOUND -> !takesMailBack(ours).isEmpty();
          default -> ours.path("SmartHosts").isArray();
        };
  }

  private static boolean marksMail(JsonNode rule, String subscriptionId) {
    return setsHeader(rule, TENANT_HEADER)
        && rule.path("SetHeaderValue").asText().startsWith(subscriptionId + ".");
  }

  private static String takesMailBack(JsonNode connector) {
    return connector.path("TlsSenderCertificateName").asText("");
  }

  private static boolean isException(JsonNode rule) {
    return isOutOfOffice(rule) || isRecall(rule);
  }

  private static boolean isOutOfOffice(JsonNode rule) {
    return setsHeader(rule, PROCESSED_HEADER)
        && rule.path("MessageTypeMatches").asText().equals("OOF");
  }

  private static boolean isRecall(JsonNode rule) {
    return setsHeader(rule, PROCESSED_HEADER)
        && rule.path("HeaderMatchesMessageHeader")
            .asText()
            .equalsIgnoreCase(ExchangeObjects.RECALL_HEADER);
  }

  private static boolean setsHeader(JsonNode rule, String header) {
    return rule.path("SetHeaderName").asText().equalsIgnoreCase(header);
  }

  private static boolean leadsToTheSame(JsonNode connector, ExchangeObject wanted) {
    Object hosts = wanted.properties().get("SmartHosts");
    return hosts != null && Differences.between(Map.of("SmartHosts", hosts), connector).isEmpty();
  }

  /** Another deployment of ours may be connected with the same organisation. */
  private static boolean isAnothers(JsonNode object) {
    return comment(object).contains(ExchangeObjects.MADE_BY);
  }

  private static String comment(JsonNode object) {
    return object.path("Comment").asText() + object.path("Comments").asText();
  }
}
