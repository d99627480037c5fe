package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings objects in Exchange Online to the form we want: get, compare, create or change, read back.
 * Doing it again changes nothing. Objects that are not ours are never changed.
 */
final class Provisioner {
  static final String STATE = "State";

  /** A wanted list with nothing in it: cmdlets clear a parameter by null. */
  private static final List<?> NOTHING = List.of();

  private final ExchangeAdmin.Session exchange;
  private final OurObjects objects;
  private final ConnectionFilter filter;
  private final RunJournal journal;
  private final String subscriptionId;
  private final String runId;

  Provisioner(
      ExchangeAdmin.Session exchange, RunJournal journal, String subscriptionId, String runId) {
    this.exchange = exchange;
    this.objects = new OurObjects(exchange, subscriptionId);
    this.filter = new ConnectionFilter(exchange);
    this.journal = journal;
    this.subscriptionId = subscriptionId;
    this.runId = runId;
  }

  /** The run that it works for. */
  String runId() {
    return runId;
  }

  /** An object of ours, by the name that we gave it. */
  Optional<JsonNode> find(String noun, String name) {
    return objects.findOurs(noun, name);
  }

  /** Makes an object, or changes it, until it is as wanted. */
  void ensure(ExchangeObject object) {
    Optional<JsonNode> present = objects.find(object);
    if (present.isEmpty()) {
      create(object);
      present = exchange.find(object.noun(), object.name());
    }
    JsonNode found = ours(object, present);
    giveNameBack(object, found);
    Map<String, Object> missing = Differences.between(object.settings(), found);
    if (!missing.isEmpty()) {
      missing.keySet().forEach(parameter -> recordChange(object, parameter, found));
      set(object, missing);
    }
    verify(object);
  }

  /**
   * Reads an object back.
   *
   * @throws TemporaryFailure if it is not as wanted yet: Exchange's directory is replicated
   */
  void verify(ExchangeObject object) {
    Optional<JsonNode> present = exchange.find(object.noun(), object.name());
    Map<String, Object> missing = Differences.between(object.properties(), ours(object, present));
    if (missing.containsKey("Enabled")) {
      throw disabled(object);
    }
    if (!missing.isEmpty()) {
      throw notVisible(object.name() + " " + missing.keySet());
    }
  }

  /** Adds addresses to the connection filter. */
  void allow(List<String> addresses) {
    filter.allow(addresses, journal, subscriptionId, runId);
  }

  /** Reads the connection filter back. */
  void verifyAllowed(List<String> addresses) {
    filter.verify(addresses);
  }

  /** Switches a rule on and reads it back. */
  void enableRule(String name) {
    JsonNode rule = rule(name);
    if (isEnabled(rule)) {
      return;
    }
    journal.record(
        subscriptionId,
        runId,
        new Changed(Created.Kind.TRANSPORT_RULE, name, STATE, rule.path(STATE)));
    exchange.invoke("Enable-TransportRule", Map.of("Identity", name));
    if (!isEnabled(rule(name))) {
      throw notVisible(name + " State");
    }
  }

  private JsonNode rule(String name) {
    return exchange.find("TransportRule", name).orElseThrow(() -> notVisible(name));
  }

  static boolean isEnabled(JsonNode rule) {
    return rule.path(STATE).asText().equals("Enabled");
  }

  /** By its name an object is referred to: by rules, by our other tasks and by people. */
  private void giveNameBack(ExchangeObject object, JsonNode found) {
    if (OurObjects.isRenamed(found, object.name())) {
      recordChange(object, OurObjects.NAME, found);
      exchange.invoke(
          "Set-" + object.noun(),
          Map.of("Identity", OurObjects.name(found), OurObjects.NAME, object.name()));
    }
  }

  private void recordChange(ExchangeObject object, String parameter, JsonNode found) {
    // The tenant's secret is written down nowhere; the new one, whose hash we keep, stays.
    if (!object.isSecret(parameter)) {
      journal.record(
          subscriptionId,
          runId,
          new Changed(object.kind(), object.name(), parameter, found.path(parameter)));
    }
  }

  private void create(ExchangeObject object) {
    Map<String, Object> parameters = new HashMap<>(object.settings());
    parameters.keySet().removeAll(object.settableOnly());
    parameters.values().removeIf(NOTHING::equals);
    parameters.putAll(object.creationOnly());
    parameters.put("Name", object.name());
    journal.record(subscriptionId, runId, object.created());
    exchange.invoke("New-" + object.noun(), parameters);
  }

  private void set(ExchangeObject object, Map<String, Object> differences) {
    Map<String, Object> parameters = new HashMap<>(differences);
    parameters.replaceAll((name, value) -> NOTHING.equals(value) ? NullNode.instance : value);
    parameters.put("Identity", object.name());
    exchange.invoke("Set-" + object.noun(), parameters);
  }

  private JsonNode ours(ExchangeObject object, Optional<JsonNode> present) {
    return ours(object, present, subscriptionId);
  }

  /** What was found, if this subscription made it. */
  static JsonNode ours(ExchangeObject object, Optional<JsonNode> present, String subscriptionId) {
    JsonNode found = present.orElseThrow(() -> notVisible(object.name()));
    if (!Recognition.isOurs(found, object, subscriptionId)) {
      throw new PermanentFailure(
          "NameTaken",
          "Your Exchange Online has an object named \""
              + object.name()
              + "\" that was not made by this subscription. We did not touch it. Rename or remove"
              + " it, then connect again.",
          object.noun());
    }
    return found;
  }

  static TemporaryFailure notVisible(String detail) {
    return new TemporaryFailure(
        "NotYetVisible",
        "Exchange Online has taken a change but does not show it yet. It is read again.",
        detail);
  }

  private static PermanentFailure disabled(ExchangeObject object) {
    return new PermanentFailure(
        "CreatedDisabled",
        "Exchange Online created \""
            + object.name()
            + "\" in a disabled state. We took everything back. Ask Microsoft support to enable"
            + " connectors for your organisation, then connect again.",
        object.noun());
  }
}
