package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.run.Created;
import dev.countersign.onboarding.plan.Plan.Action;
import dev.countersign.onboarding.plan.Plan.Change;
import dev.countersign.onboarding.plan.Plan.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares what is in Exchange Online with what is wanted there, and changes nothing. */
final class ExchangePlanner {
  private static final String HIDDEN = "SetHeaderValue";

  private final ExchangeAdmin.Session exchange;
  private final String subscriptionId;

  ExchangePlanner(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.subscriptionId = subscriptionId;
  }

  /** What has to be done for each of these objects. */
  List<Change> changes(List<ExchangeObject> wanted) {
    List<Change> changes = new ArrayList<>();
    for (ExchangeObject object : wanted) {
      Optional<JsonNode> present = exchange.find(object.noun(), object.name());
      if (present.isEmpty()) {
        changes.add(new Change(kind(object), object.name(), Action.CREATE, List.of()));
      } else {
        List<Setting> settings =
            settings(object, Provisioner.ours(object, present, subscriptionId));
        if (!settings.isEmpty()) {
          changes.add(new Change(kind(object), object.name(), Action.CHANGE, settings));
        }
      }
    }
    return changes;
  }

  private static List<Setting> settings(ExchangeObject object, JsonNode present) {
    return Differences.between(object.properties(), present).entrySet().stream()
        .map(
            wanted ->
                wanted.getKey().equals(HIDDEN)
                    ? new Setting(HIDDEN, null, null)
                    : new Setting(
                        wanted.getKey(),
                        text(present.path(wanted.getKey())),
                        text(wanted.getValue())))
        .toList();
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
        : value.toString();
  }

  private static String kind(ExchangeObject object) {
    return object.kind() == Created.Kind.TRANSPORT_RULE ? "mail-flow rule" : "connector";
  }
}
