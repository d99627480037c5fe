package dev.countersign.local.cloud.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates condition expressions: {@code Fn::Equals}, {@code Not}, {@code And}, {@code Or}. */
final class Conditions {
  private final Intrinsics intrinsics;
  private final References references;

  Conditions(Intrinsics intrinsics, References references) {
    this.intrinsics = intrinsics;
    this.references = references;
  }

  /** Whether the condition of this name holds. */
  boolean holds(String path, String name) {
    Object expression = references.condition(name);
    if (expression == null) {
      throw new TemplateException(path, "there is no condition " + name);
    }
    return test("Conditions." + name, expression);
  }

  private boolean test(String path, @Nullable Object expression) {
    if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
      throw new TemplateException(path, "is not a condition");
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    String function = String.valueOf(only.getKey());
    if (function.equals("Condition")) {
      return holds(path, String.valueOf(only.getValue()));
    }
    List<?> arguments = Intrinsics.list(path, function, only.getValue());
    return switch (function) {
      case "Fn::Equals" -> text(path, arguments.get(0)).equals(text(path, arguments.get(1)));
      case "Fn::Not" -> !test(path, arguments.get(0));
      case "Fn::And" -> arguments.stream().allMatch(argument -> test(path, argument));
      case "Fn::Or" -> arguments.stream().anyMatch(argument -> test(path, argument));
      default -> throw new TemplateException(path, function + " is not a condition");
    };
  }

  private String text(String path, @Nullable Object value) {
    return String.valueOf(intrinsics.resolve(path, value));
  }
}
