package dev.countersign.local.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates CloudFormation's intrinsic functions; what it does not know is an error. */
final class Intrinsics {
  /** {@code AWS::NoValue}: the property is as if it were not there. */
  static final Object NO_VALUE = new Object();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final References references;

  Intrinsics(References references) {
    this.references = references;
  }

  /** The value with every function in it evaluated; {@link #NO_VALUE} for a removed property. */
  @Nullable Object resolve(String path, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return resolveList(path, list);
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    if (isCall(map)) {
      Map.Entry<?, ?> call = map.entrySet().iterator().next();
      return call(path, String.valueOf(call.getKey()), call.getValue());
    }
    return resolveMap(path, map);
  }

  /** Whether a mapping is one function with its argument. */
  static boolean isCall(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    String name = String.valueOf(map.keySet().iterator().next());
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private List<@Nullable Object> resolveList(String path, List<?> list) {
    List<@Nullable Object> resolved = new ArrayList<>();
    for (Object element : list) {
      Object value = resolve(path, element);
      if (value != NO_VALUE) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private Map<String, @Nullable Object> resolveMap(String path, Map<?, ?> map) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (key, element) -> {
          Object value = resolve(path + "." + key, element);
          if (value != NO_VALUE) {
            resolved.put(String.valueOf(key), value);
          }
        });
    return resolved;
  }

  private @Nullable Object call(String path, String function, @Nullable Object argument) {
    return switch (function) {
      case "Ref" -> ref(path, String.valueOf(argument));
      case "Fn::GetAtt" -> getAtt(path, list(path, function, argument));
      case "Fn::Sub" -> sub(path, argument);
      case "Fn::Join" -> join(path, list(path, function, argument));
      case "Fn::Split" -> split(path, list(path, function, argument));
      case "Fn::Select" -> select(path, list(path, function, argument));
      case "Fn::If" -> choose(path, list(path, function, argument));
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" ->
          test(path, Map.of(function, list(path, function, argument)));
      default -> throw new TemplateException(path, "the local cloud does not know " + function);
    };
  }

  private Object ref(String path, String name) {
    if (name.equals("AWS::NoValue")) {
      return NO_VALUE;
    }
    return found(path, "!Ref " + name, references.ref(name));
  }

  private Object getAtt(String path, List<?> argument) {
    String resource = text(path, argument.get(0));
    String attribute = text(path, argument.get(1));
    return found(
        path, "!GetAtt " + resource + "." + attribute, references.getAtt(resource, attribute));
  }

  private String sub(String path, @Nullable Object argument) {
    if (argument instanceof List<?> list) {
      return sub(path, text(path, list.get(0)), map(path, list.get(1)));
    }
    return sub(path, String.valueOf(argument), Map.of());
  }

  private String sub(String path, String text, Map<String, @Nullable Object> variables) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(variable(path, matcher.group(1), variables)));
    }
    return matcher.appendTail(result).toString();
  }

  private String variable(String path, String name, Map<String, @Nullable Object> variables) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.containsKey(name)) {
      return text(path, variables.get(name));
    }
    Object value = references.ref(name);
    int dot = name.indexOf('.');
    if (value == null && dot > 0) {
      value = references.getAtt(name.substring(0, dot), name.substring(dot + 1));
    }
    return String.valueOf(found(path, "${" + name + "}", value));
  }

  private String join(String path, List<?> argument) {
    List<String> parts = new ArrayList<>();
    for (Object part : list(path, "Fn::Join", resolve(path, argument.get(1)))) {
      parts.add(String.valueOf(part));
    }
    return String.join(text(path, argument.get(0)), parts);
  }

  private List<String> split(String path, List<?> argument) {
    return List.of(text(path, argument.get(1)).split(Pattern.quote(text(path, argument.get(0)))));
  }

  private @Nullable Object select(String path, List<?> argument) {
    int index = Integer.parseInt(text(path, argument.get(0)));
    List<?> values = list(path, "Fn::Select", resolve(path, argument.get(1)));
    if (index >= values.size()) {
      throw new TemplateException(path, "Fn::Select " + index + " of " + values.size());
    }
    return values.get(index);
  }

  private @Nullable Object choose(String path, List<?> argument) {
    boolean chosen = test(path, Map.of("Condition", argument.get(0)));
    return resolve(path, argument.get(chosen ? 1 : 2));
  }

  boolean test(String path, @Nullable Object expression) {
    Map.Entry<String, @Nullable Object> only = map(path, expression).entrySet().iterator().next();
    String function = only.getKey();
    if (function.equals("Condition")) {
      String name = String.valueOf(only.getValue());
      return test(path, found(path, "condition " + name, references.condition(name)));
    }
    List<?> arguments = list(path, function, only.getValue());
    return switch (function) {
      case "Fn::Equals" -> text(path, arguments.get(0)).equals(text(path, arguments.get(1)));
      case "Fn::Not" -> !test(path, arguments.get(0));
      case "Fn::And" -> arguments.stream().allMatch(argument -> test(path, argument));
      case "Fn::Or" -> arguments.stream().anyMatch(argument -> test(path, argument));
      default -> throw new TemplateException(path, function + " is not a condition");
    };
  }

  private String text(String path, @Nullable Object value) {
    return String.valueOf(resolve(path, value));
  }

  private static List<?> list(String path, String function, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(path, function + " needs a list");
  }

  private Map<String, @Nullable Object> map(String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      throw new TemplateException(path, "a mapping is needed");
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, element) -> entries.put(String.valueOf(key), element));
    return entries;
  }

  private static Object found(String path, String what, @Nullable Object value) {
    if (value == null) {
      throw new TemplateException(path, what + " refers to nothing that the local cloud knows");
    }
    return value;
  }
}
