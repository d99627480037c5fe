package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the top of a definition and checks how its states hang together. */
final class DefinitionReader {
  private final Map<String, State> states = new LinkedHashMap<>();

  private DefinitionReader() {}

  static Definition read(String json) {
    JsonNode definition;
    try {
      definition = Json.read(json);
    } catch (JsonProcessingException e) {
      throw new InvalidDefinition("INVALID_JSON_DESCRIPTION: " + e.getOriginalMessage(), "/");
    }
    return new DefinitionReader().read(new Fields(definition, ""));
  }

  private Definition read(Fields top) {
    top.optional("Version", v -> v.asText().equals("1.0"), "\"1.0\"");
    requireJsonPath(top);
    String startAt = top.text("StartAt");
    Long timeout = top.optionalInteger("TimeoutSeconds", 1, Seconds.MAX);
    JsonNode all = top.required("States", v -> v.isObject() && !v.isEmpty(), "an object of states");
    all.properties().forEach(s -> states.put(s.getKey(), state(s.getKey(), s.getValue())));
    top.refuseOthers();
    requireTarget(startAt, "/StartAt");
    states.forEach(
        (name, state) -> state.successors().forEach(s -> requireTarget(s, "/States/" + name)));
    requireReachable(startAt);
    return new Definition(startAt, Collections.unmodifiableMap(states), timeout);
  }

  private static State state(String name, JsonNode json) {
    Fields fields = new Fields(json, "/States/" + name);
    requireJsonPath(fields);
    State state = new StateReader(name, fields).read();
    fields.refuseOthers();
    return state;
  }

  private static void requireJsonPath(Fields fields) {
    fields.optional(
        "QueryLanguage", v -> v.asText().equals("JSONPath"), "JSONPath: JSONata is not supported");
  }

  private void requireTarget(String name, String place) {
    if (!states.containsKey(name)) {
      throw new InvalidDefinition("MISSING_TRANSITION_TARGET: No state '" + name + "'", place);
    }
  }

  private void requireReachable(String startAt) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(startAt));
    while (!open.isEmpty()) {
      State state = states.get(open.pop());
      if (state != null && reached.add(state.name())) {
        open.addAll(state.successors());
      }
    }
    for (String name : states.keySet()) {
      if (!reached.contains(name)) {
        throw new InvalidDefinition(
            "MISSING_TRANSITION_TARGET: State '" + name + "' is not reachable", "/States/" + name);
      }
    }
  }
}
