package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.countersign.local.cloud.stepfunctions.data.Expression;
import dev.countersign.local.cloud.stepfunctions.data.JsonPath;
import dev.countersign.local.cloud.stepfunctions.data.ResultPath;
import dev.countersign.local.cloud.stepfunctions.data.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateReader {
  private final String name;
  private final Fields fields;

  StateReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  State read() {
    String type = fields.text("Type");
    return switch (type) {
      case "Pass" -> pass();
      case "Task" -> new TaskReader(name, fields, this).read();
      case "Choice" -> choice();
      case "Wait" -> awaiting();
      case "Succeed" -> new State.Succeed(name, path("InputPath"), path("OutputPath"));
      case "Fail" -> fail();
      default -> throw fields.invalid("Type", "The state type '" + type + "' is not supported");
    };
  }

  private State pass() {
    return new State.Pass(
        name,
        path("InputPath"),
        template("Parameters"),
        fields.any("Result"),
        resultPath(fields),
        path("OutputPath"),
        next());
  }

  private State choice() {
    List<ChoiceRule> rules = new ArrayList<>();
    fields.required("Choices", JsonNode::isArray, "an array");
    for (Fields rule : fields.list("Choices")) {
      rules.add(new ChoiceRule(new ConditionReader(rule).read(), rule.text("Next")));
      rule.refuseOthers();
    }
    String otherwise = fields.optionalText("Default");
    return new State.Choice(name, path("InputPath"), rules, otherwise, path("OutputPath"));
  }

  private State awaiting() {
    long given =
        Stream.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath")
            .filter(fields::has)
            .count();
    if (given != 1) {
      throw fields.invalid("Exactly one of Seconds, SecondsPath, Timestamp, TimestampPath");
    }
    return new State.Wait(name, path("InputPath"), time(), path("OutputPath"), next());
  }

  private WaitTime time() {
    Seconds seconds = seconds(fields, "Seconds", 0);
    if (seconds != null) {
      return WaitTime.after(seconds);
    }
    Expression path = fields.parsed("TimestampPath", JsonPath::parse);
    return WaitTime.at(path != null ? path : Expression.constant(timestamp()));
  }

  private JsonNode timestamp() {
    return fields.required("Timestamp", v -> Timestamps.parse(v) != null, "a timestamp");
  }

  private State fail() {
    return new State.Fail(name, textOrPath("Error"), textOrPath("Cause"));
  }

  private @Nullable Expression textOrPath(String field) {
    fields.atMostOne(field, field + "Path");
    String text = fields.optionalText(field);
    return text == null
        ? fields.parsed(field + "Path", Expression::parse)
        : Expression.constant(TextNode.valueOf(text));
  }

  /** A number of seconds, or the path to it; null if there is neither. */
  static @Nullable Seconds seconds(Fields fields, String field, long min) {
    fields.atMostOne(field, field + "Path");
    Long fixed = fields.optionalInteger(field, min, Seconds.MAX);
    if (fixed != null) {
      return Seconds.of(fixed);
    }
    JsonPath path = fields.parsed(field + "Path", JsonPath::parse);
    return path == null ? null : Seconds.at(path, field + "Path", min);
  }

  /** InputPath and OutputPath: null selects an empty object, nothing selects everything. */
  Expression path(String field) {
    JsonNode value = fields.any(field);
    if (value != null && value.isNull()) {
      return Expression.constant(JsonNodeFactory.instance.objectNode());
    }
    JsonPath path = fields.parsed(field, JsonPath::parse);
    return path == null ? JsonPath.ROOT : path;
  }

  static ResultPath resultPath(Fields fields) {
    JsonNode value = fields.any("ResultPath");
    if (value != null && value.isNull()) {
      return ResultPath.DISCARD;
    }
    ResultPath path = fields.parsed("ResultPath", ResultPath::parse);
    return path == null ? ResultPath.REPLACE : path;
  }

  @Nullable Expression template(String field) {
    JsonNode template = fields.optional(field, JsonNode::isObject, "an object");
    return template == null ? null : fields.valid(field, () -> Template.parse(template));
  }

  /** The next state; null for {@code "End": true}. */
  @Nullable String next() {
    JsonNode end = fields.optional("End", JsonNode::isBoolean, "true or false");
    String next = fields.optionalText("Next");
    boolean ends = end != null && end.booleanValue();
    if (ends == (next != null)) {
      throw fields.invalid("Exactly one of Next and \"End\": true is needed");
    }
    return next;
  }
}
