package dev.countersign.local.cloud.template;

import dev.countersign.local.cloud.events.EventPattern;
import dev.countersign.local.cloud.iam.PolicyStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function with Globals applied, and what calls it.
 *
 * @param handler class, with or without {@code ::handleRequest}
 * @param memory MiB
 */
public record FunctionResource(
    String name,
    String arn,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memory,
    List<PolicyStatement> policies,
    List<HttpRoute> routes,
    List<QueueEventSource> queues,
    List<ScheduleEvent> schedules,
    List<EventPattern> patterns) {

  static FunctionResource read(String name, String arn, Section properties, Section globals) {
    List<HttpRoute> routes = new ArrayList<>();
    List<QueueEventSource> queues = new ArrayList<>();
    List<ScheduleEvent> schedules = new ArrayList<>();
    List<EventPattern> patterns = new ArrayList<>();
    Section events = properties.section("Events");
    for (String event : events.names()) {
      Section settings = events.section(event).section("Properties");
      String type = events.section(event).text("Type");
      switch (type) {
        case "HttpApi" -> routes.add(HttpRoute.read(settings));
        case "SQS" -> queues.add(QueueEventSource.read(settings));
        case "Schedule" -> schedules.add(ScheduleEvent.read(settings, "Schedule"));
        case "ScheduleV2" -> schedules.add(ScheduleEvent.read(settings, "ScheduleExpression"));
        case "EventBridgeRule" -> patterns.add(EventPatterns.read(settings.section("Pattern")));
        default -> throw events.problem(event, "the local cloud does not know the type " + type);
      }
    }
    return new FunctionResource(
        name,
        arn,
        properties.text("Handler", globals.text("Handler", "")),
        environment(properties, globals),
        Duration.ofSeconds(properties.integer("Timeout", globals.integer("Timeout", 3))),
        properties.integer("MemorySize", globals.integer("MemorySize", 128)),
        Policies.read(properties),
        routes,
        queues,
        schedules,
        patterns);
  }

  private static Map<String, String> environment(Section properties, Section globals) {
    Map<String, String> variables = new LinkedHashMap<>(variables(globals));
    variables.putAll(variables(properties));
    return variables;
  }

  private static Map<String, String> variables(Section section) {
    return section.section("Environment").section("Variables").textByName();
  }
}
