package dev.countersign.local.cloud.template;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The template's parameters with the values given for them, checked as CloudFormation does. */
final class Parameters {
  private final Map<String, Object> values = new HashMap<>();

  Parameters(Map<String, ?> declared, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        throw new TemplateException("Parameters", "there is no parameter " + name);
      }
    }
    declared.forEach((name, declaration) -> values.put(name, value(name, declaration, given)));
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  private static Object value(String name, Object declaration, Map<String, String> given) {
    String path = "Parameters." + name;
    if (!(declaration instanceof Map<?, ?> declared)) {
      throw new TemplateException(path, "is not a mapping");
    }
    Object value = given.containsKey(name) ? given.get(name) : declared.get("Default");
    if (value == null) {
      throw new TemplateException(path, "has no default and no value was given");
    }
    String text = String.valueOf(value);
    if (!"CommaDelimitedList".equals(declared.get("Type"))) {
      checkPattern(path, declared, text);
      return text;
    }
    List<String> values = split(text);
    // A pattern is about each value of a list (CloudFormation User Guide, "Parameters syntax").
    values.forEach(each -> checkPattern(path, declared, each));
    return values;
  }

  private static void checkPattern(String path, Map<?, ?> declared, String value) {
    Object pattern = declared.get("AllowedPattern");
    if (pattern != null && !Pattern.matches(String.valueOf(pattern), value)) {
      throw new TemplateException(path, "the value does not match the allowed pattern " + pattern);
    }
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
