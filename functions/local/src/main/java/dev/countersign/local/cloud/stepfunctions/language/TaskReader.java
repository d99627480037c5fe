package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.Expression;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a Task state. */
final class TaskReader {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final Set<String> INVOKE_PARAMETERS =
      Set.of("FunctionName", "FunctionName.$", "Payload", "Payload.$");
  private static final long MAX_ATTEMPTS = 99_999_999;
  private static final long MAX_DELAY_SECONDS = 31_622_399;

  private final String name;
  private final Fields fields;
  private final StateReader state;

  TaskReader(String name, Fields fields, StateReader state) {
    this.name = name;
    this.fields = fields;
    this.state = state;
  }

  State read() {
    Resource resource = resource();
    Expression parameters = state.template("Parameters");
    return new State.Task(
        name,
        resource,
        state.path("InputPath"),
        parameters,
        timeout(),
        heartbeat(resource),
        state.template("ResultSelector"),
        StateReader.resultPath(fields),
        state.path("OutputPath"),
        retriers(),
        catchers(),
        state.next());
  }

  private Resource resource() {
    String arn = fields.text("Resource");
    if (arn.matches("arn:aws:lambda:[^:]+:[0-9]{12}:function:[^:]+(:[^:]+)?")) {
      return new Resource.Function(arn);
    }
    boolean waits = arn.equals(INVOKE + ".waitForTaskToken");
    if (!waits && !arn.equals(INVOKE)) {
      throw fields.invalid("Resource", "The resource '" + arn + "' is not supported");
    }
    requireInvokeParameters();
    return new Resource.Invoke(waits);
  }

  private void requireInvokeParameters() {
    JsonNode parameters = fields.required("Parameters", JsonNode::isObject, "an object");
    parameters
        .fieldNames()
        .forEachRemaining(
            parameter -> {
              if (!INVOKE_PARAMETERS.contains(parameter)) {
                throw fields.invalid("Parameters/" + parameter, "It is not supported");
              }
            });
    if (parameters.size() != 2) {
      throw fields.invalid("Parameters", "One FunctionName and one Payload are needed");
    }
  }

  private @Nullable Seconds timeout() {
    return StateReader.seconds(fields, "TimeoutSeconds", 1);
  }

  private @Nullable Seconds heartbeat(Resource resource) {
    Seconds heartbeat = StateReader.seconds(fields, "HeartbeatSeconds", 1);
    boolean waits = resource instanceof Resource.Invoke invoke && invoke.waitForTaskToken();
    if (heartbeat != null && !waits) {
      throw fields.invalid("HeartbeatSeconds", "Only a task that waits for its token has a heart");
    }
    Long timeout = fields.optionalInteger("TimeoutSeconds", 1, Seconds.MAX);
    Long beat = fields.optionalInteger("HeartbeatSeconds", 1, Seconds.MAX);
    if (timeout != null && beat != null && beat >= timeout) {
      throw fields.invalid("HeartbeatSeconds", "It must be smaller than TimeoutSeconds");
    }
    return heartbeat;
  }

  private List<Retrier> retriers() {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> all = fields.list("Retry");
    for (Fields retry : all) {
      retriers.add(retrier(retry, retry == all.get(all.size() - 1)));
      retry.refuseOthers();
    }
    return List.copyOf(retriers);
  }

  private static Retrier retrier(Fields retry, boolean last) {
    JsonNode rate = retry.optional("BackoffRate", v -> v.isNumber() && v.asDouble() >= 1, ">= 1");
    String jitter = retry.optionalText("JitterStrategy");
    if (jitter != null && !Set.of("FULL", "NONE").contains(jitter)) {
      throw retry.invalid("JitterStrategy", "FULL or NONE is needed");
    }
    return new Retrier(
        errorEquals(retry, last),
        Objects.requireNonNullElse(retry.optionalInteger("IntervalSeconds", 1, Seconds.MAX), 1L),
        rate == null ? 2 : rate.asDouble(),
        Objects.requireNonNullElse(retry.optionalInteger("MaxAttempts", 0, MAX_ATTEMPTS), 3L),
        retry.optionalInteger("MaxDelaySeconds", 1, MAX_DELAY_SECONDS),
        "FULL".equals(jitter));
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> all = fields.list("Catch");
    for (Fields each : all) {
      boolean last = each == all.get(all.size() - 1);
      catchers.add(
          new Catcher(errorEquals(each, last), StateReader.resultPath(each), each.text("Next")));
      each.refuseOthers();
    }
    return List.copyOf(catchers);
  }

  private static List<String> errorEquals(Fields fields, boolean last) {
    JsonNode array =
        fields.required(
            "ErrorEquals", v -> v.isArray() && !v.isEmpty(), "an array that is not empty");
    List<String> names =
        StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    for (String error : names) {
      if (error.startsWith("States.") && !StatesError.RESERVED.contains(error)) {
        throw fields.invalid("ErrorEquals", "There is no error '" + error + "'");
      }
    }
    if (names.contains(StatesError.ALL) && (names.size() > 1 || !last)) {
      throw fields.invalid("ErrorEquals", "States.ALL must be alone, and the last");
    }
    return names;
  }
}
