package dev.countersign.local.microsoft365.exchange;

import static dev.countersign.local.microsoft365.exchange.ParameterType.bool;
import static dev.countersign.local.microsoft365.exchange.ParameterType.integer;
import static dev.countersign.local.microsoft365.exchange.ParameterType.list;
import static dev.countersign.local.microsoft365.exchange.ParameterType.oneOf;
import static dev.countersign.local.microsoft365.exchange.ParameterType.patterns;
import static dev.countersign.local.microsoft365.exchange.ParameterType.size;
import static dev.countersign.local.microsoft365.exchange.ParameterType.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a transport rule that mail flow here obeys. Exchange has many more; one that is
 * not listed fails to bind, so that no rule is quietly half obeyed.
 */
final class TransportRuleParameters {

  static final List<String> ACTIONS =
      List.of(
          "DeleteMessage",
          "RejectMessageReasonText",
          "RemoveHeader",
          "RouteMessageOutboundConnector",
          "SetHeaderName");

  private TransportRuleParameters() {}

  static Map<String, ParameterType> types() {
    Map<String, ParameterType> types = new LinkedHashMap<>();
    types.put("Name", text());
    types.put("Enabled", bool());
    types.put("Priority", integer());
    types.put("Comments", text());
    types.put("Mode", oneOf("RuleMode", "Audit", "AuditAndNotify", "Enforce"));
    types.put("RuleErrorAction", oneOf("RuleErrorAction", "Ignore", "Defer"));
    types.put(
        "SenderAddressLocation",
        oneOf("SenderAddressLocation", "Header", "Envelope", "HeaderOrEnvelope"));
    types.put("StopRuleProcessing", bool());
    types.put("DeleteMessage", bool());
    types.put("RejectMessageReasonText", text());
    types.put("RejectMessageEnhancedStatusCode", text());
    types.put("RemoveHeader", text());
    types.put("RouteMessageOutboundConnector", text());
    types.put("RouteMessageOutboundRequireTls", bool());
    types.put("SetHeaderName", text());
    types.put("SetHeaderValue", text());
    conditions()
        .forEach(
            (name, type) -> {
              types.put(name, type);
              types.put("ExceptIf" + name, type);
            });
    return types;
  }

  /** Each is a parameter, and an exception under its name with {@code ExceptIf} before it. */
  private static Map<String, ParameterType> conditions() {
    Map<String, ParameterType> conditions = new LinkedHashMap<>();
    conditions.put("From", list());
    conditions.put("FromAddressContainsWords", list());
    conditions.put("FromAddressMatchesPatterns", patterns());
    conditions.put("FromMemberOf", list());
    conditions.put("FromScope", oneOf("FromUserScope", "InOrganization", "NotInOrganization"));
    conditions.put("HeaderContainsMessageHeader", text());
    conditions.put("HeaderContainsWords", list());
    conditions.put("HeaderMatchesMessageHeader", text());
    conditions.put("HeaderMatchesPatterns", patterns());
    conditions.put("MessageSizeOver", size());
    conditions.put(
        "MessageTypeMatches",
        oneOf(
            "MessageType",
            "OOF",
            "AutoForward",
            "Encrypted",
            "Calendaring",
            "PermissionControlled",
            "Voicemail",
            "Signed",
            "ApprovalRequest",
            "ReadReceipt"));
    conditions.put("SenderDomainIs", list());
    conditions.put("SubjectContainsWords", list());
    return conditions;
  }

  static Map<String, @Nullable Object> defaults() {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    for (String name : types().keySet()) {
      defaults.put(name, null);
    }
    List.of("Name", "Enabled", "Priority").forEach(defaults::remove);
    defaults.put("State", "Enabled");
    defaults.put("Mode", "Enforce");
    defaults.put("RuleErrorAction", "Ignore");
    defaults.put("SenderAddressLocation", "Header");
    defaults.put("StopRuleProcessing", false);
    defaults.put("DeleteMessage", false);
    defaults.put("RouteMessageOutboundRequireTls", false);
    return defaults;
  }
}
