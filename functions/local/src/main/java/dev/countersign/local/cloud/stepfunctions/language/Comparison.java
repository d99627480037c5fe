package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A comparison operator: the type that both sides must have, and the relation between them. */
final class Comparison {
  private final String name;
  private final Type type;
  private final Relation relation;

  private Comparison(String name, Type type, Relation relation) {
    this.name = name;
    this.type = type;
    this.relation = relation;
  }

  /** The one operator that the rule has. */
  static Comparison in(Fields rule) {
    for (Type type : Type.values()) {
      for (Relation relation : Relation.values()) {
        String name = type.label + relation.label;
        boolean exists = type.ordered || relation == Relation.EQUALS;
        if (exists && (rule.has(name) || rule.has(name + "Path"))) {
          rule.atMostOne(name, name + "Path");
          return new Comparison(name, type, relation);
        }
      }
    }
    if (rule.has("StringMatches")) {
      return new Comparison("StringMatches", Type.STRING, Relation.EQUALS);
    }
    throw rule.invalid("A comparison operator is missing or not supported");
  }

  String name() {
    return name;
  }

  boolean takes(JsonNode literal) {
    return type.test.test(literal);
  }

  /** Values of other types are no error: the comparison does not hold. */
  boolean test(JsonNode left, JsonNode right) {
    if (!takes(left) || !takes(right)) {
      return false;
    }
    return name.equals("StringMatches")
        ? wildcards(right.textValue()).matcher(left.textValue()).matches()
        : relation.holds.test(type.compare(left, right));
  }

  /** {@code *} stands for anything, {@code \*} for itself. */
  private static Pattern wildcards(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        regex.append(".*");
      } else {
        boolean escaped = c == '\\' && i + 1 < text.length();
        regex.append(Pattern.quote(String.valueOf(escaped ? text.charAt(++i) : c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  @SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
  private enum Type {
    STRING("String", true, JsonNode::isTextual),
    NUMERIC("Numeric", true, JsonNode::isNumber),
    BOOLEAN("Boolean", false, JsonNode::isBoolean),
    TIMESTAMP("Timestamp", true, value -> Timestamps.parse(value) != null);

    private final String label;
    private final boolean ordered;
    private final Predicate<JsonNode> test;

    Type(String label, boolean ordered, Predicate<JsonNode> test) {
      this.label = label;
      this.ordered = ordered;
      this.test = test;
    }

    int compare(JsonNode left, JsonNode right) {
      return switch (this) {
        case STRING -> left.textValue().compareTo(right.textValue());
        case NUMERIC -> left.decimalValue().compareTo(right.decimalValue());
        case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
        case TIMESTAMP -> time(left).compareTo(time(right));
      };
    }

    private static Instant time(JsonNode value) {
      return Objects.requireNonNull(Timestamps.parse(value));
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
  private enum Relation {
    EQUALS("Equals", order -> order == 0),
    LESS_THAN("LessThan", order -> order < 0),
    GREATER_THAN("GreaterThan", order -> order > 0),
    LESS_THAN_EQUALS("LessThanEquals", order -> order <= 0),
    GREATER_THAN_EQUALS("GreaterThanEquals", order -> order >= 0);

    private final String label;
    private final IntPredicate holds;

    Relation(String label, IntPredicate holds) {
      this.label = label;
      this.holds = holds;
    }
  }
}
