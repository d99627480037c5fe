package dev.countersign.local.cloud.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Fn::Sub}: {@code ${Name}}, {@code ${Resource.Attribute}}, {@code ${!literal}}. */
final class Substitution {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final Intrinsics intrinsics;
  private final References references;

  Substitution(Intrinsics intrinsics, References references) {
    this.intrinsics = intrinsics;
    this.references = references;
  }

  /**
   * Substitutes in a text.
   *
   * @param argument the text, or a list of the text and a mapping of variables of its own
   */
  String apply(String path, @Nullable Object argument) {
    if (argument instanceof List<?> list && list.get(1) instanceof Map<?, ?> variables) {
      return apply(path, String.valueOf(list.get(0)), variables);
    }
    return apply(path, String.valueOf(argument), Map.of());
  }

  private String apply(String path, String text, Map<?, ?> variables) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = value(path, matcher.group(1), variables);
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  private String value(String path, String name, Map<?, ?> variables) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.containsKey(name)) {
      return String.valueOf(intrinsics.resolve(path, variables.get(name)));
    }
    Object value = references.ref(name);
    int dot = name.indexOf('.');
    if (value == null && dot > 0) {
      value = references.getAtt(name.substring(0, dot), name.substring(dot + 1));
    }
    return String.valueOf(Intrinsics.found(path, "${" + name + "}", value));
  }
}
