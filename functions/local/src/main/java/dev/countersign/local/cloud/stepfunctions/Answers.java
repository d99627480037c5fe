package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The shapes of the API's answers. */
final class Answers {
  private static final int MILLIS_SCALE = 3;

  /** What a history without execution data leaves out. */
  private static final List<String> DATA = List.of("input", "output", "parameters");

  private Answers() {}

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Seconds since 1970 with milliseconds, as the protocol sends times. */
  static BigDecimal time(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS_SCALE);
  }

  static ObjectNode created(StateMachine machine) {
    return empty()
        .put("stateMachineArn", machine.arn())
        .put("creationDate", time(machine.created()));
  }

  static ObjectNode listed(StateMachine machine) {
    return created(machine).put("name", machine.name()).put("type", "STANDARD");
  }

  static ObjectNode stateMachine(StateMachine machine) {
    return listed(machine)
        .put("status", "ACTIVE")
        .put("definition", machine.text())
        .put("roleArn", machine.roleArn());
  }

  static ObjectNode stateMachineOf(Execution execution) {
    StateMachine machine = execution.machine();
    return empty()
        .put("stateMachineArn", machine.arn())
        .put("name", machine.name())
        .put("definition", machine.text())
        .put("roleArn", machine.roleArn())
        .put("updateDate", time(machine.created()));
  }

  static ObjectNode started(Execution execution) {
    return empty().put("executionArn", execution.arn()).put("startDate", time(execution.started()));
  }

  static ObjectNode listed(Execution execution) {
    ObjectNode answer =
        started(execution)
            .put("stateMachineArn", execution.machine().arn())
            .put("name", execution.name())
            .put("status", status(execution).name());
    Outcome outcome = execution.outcome();
    if (outcome != null) {
      answer.put("stopDate", time(outcome.stopped()));
    }
    return answer;
  }

  static ExecutionStatus status(Execution execution) {
    Outcome outcome = execution.outcome();
    return outcome == null ? ExecutionStatus.RUNNING : outcome.status();
  }

  static ObjectNode execution(Execution execution) {
    ObjectNode answer = listed(execution).put("input", execution.input().toString());
    answer.putObject("inputDetails").put("included", true);
    Outcome outcome = execution.outcome();
    if (outcome != null && outcome.output() != null) {
      answer.put("output", outcome.output().toString());
      answer.putObject("outputDetails").put("included", true);
    }
    if (outcome != null && outcome.error() != null) {
      answer.setAll(Details.error(outcome.error()));
    }
    return answer;
  }

  static ObjectNode event(HistoryEvent event, boolean withData) {
    ObjectNode answer =
        empty()
            .put("timestamp", time(event.timestamp()))
            .put("type", event.type().label())
            .put("id", event.id())
            .put("previousEventId", event.previousId());
    String field = event.type().detailsField();
    if (!field.isEmpty()) {
      ObjectNode details = event.details().deepCopy();
      answer.set(field, withData ? details : details.without(DATA));
    }
    return answer;
  }
}
