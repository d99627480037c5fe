package dev.countersign.local.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands events to the functions whose patterns they match, asynchronously. Thread-safe. */
public final class EventBus {
  private record Rule(EventPattern pattern, String function) {}

  private final Functions functions;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  public EventBus(Functions functions) {
    this.functions = functions;
  }

  /** From now on the function gets what matches. */
  public void add(EventPattern pattern, String function) {
    rules.add(new Rule(pattern, function));
  }

  /** Takes an event in EventBridge's envelope. */
  public void put(JsonNode event) {
    byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
    rules.stream()
        .filter(rule -> rule.pattern().matches(event))
        .forEach(rule -> functions.invokeAsync(rule.function(), payload));
  }
}
