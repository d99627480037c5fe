package dev.countersign.onboarding.exchange;

import static dev.countersign.onboarding.exchange.ExchangeObject.PRIORITY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private final OurObjects objects;
  private final String subscriptionId;

  ExchangePlanner(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.objects = new OurObjects(exchange, subscriptionId);
    this.subscriptionId = subscriptionId;
  }

  /** What has to be done for each of these objects, rules in their order. */
  List<Change> changes(List<ExchangeObject> wanted) {
    List<Change> changes = new ArrayList<>();
    int missingRules = 0;
    for (ExchangeObject object : wanted) {
      Optional<JsonNode> present = objects.find(object);
      if (present.isEmpty()) {
        changes.add(new Change(kind(object), object.name(), Action.CREATE, List.of()));
        missingRules += object.priority() == null ? 0 : 1;
      } else {
        JsonNode ours = Provisioner.ours(object, present, subscriptionId);
        List<Setting> settings = settings(object, moved(ours, missingRules));
        if (!settings.isEmpty()) {
          changes.add(new Change(kind(object), object.name(), Action.CHANGE, settings));
        }
      }
    }
    return changes;
  }

  /** A rule that is made again pushes those behind it to their places. */
  private static JsonNode moved(JsonNode present, int places) {
    JsonNode priority = present.path(PRIORITY);
    return priority.isMissingNode()
        ? present
        : ((ObjectNode) present.deepCopy()).put(PRIORITY, priority.asInt() + places);
  }

  private static List<Setting> settings(ExchangeObject object, JsonNode present) {
    List<Setting> settings = new ArrayList<>();
    if (OurObjects.isRenamed(present, object.name())) {
      settings.add(new Setting(OurObjects.NAME, OurObjects.name(present), object.name()));
    }
    Differences.between(object.settings(), present)
        .forEach((parameter, wanted) -> settings.add(setting(parameter, present, wanted)));
    return settings;
  }

  private static Setting setting(String parameter, JsonNode present, Object wanted) {
    return parameter.equals(HIDDEN)
        ? new Setting(HIDDEN, null, null)
        : new Setting(parameter, text(present.path(parameter)), text(wanted));
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
