package dev.countersign.local.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates CloudFormation's intrinsic functions; what it does not know is an error. */
final class Intrinsics {
  /** {@code AWS::NoValue}: the property is as if it were not there. */
  static final Object NO_VALUE = new Object();

  private final References references;
  private final Substitution substitution;
  private final Conditions conditions;

  Intrinsics(References references) {
    this.references = references;
    this.substitution = new Substitution(this, references);
    this.conditions = new Conditions(this, references);
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

  /** The conditions of the same template. */
  Conditions conditions() {
    return conditions;
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
      case "Fn::Sub" -> substitution.apply(path, argument);
      case "Fn::Join" -> join(path, list(path, function, argument));
      case "Fn::Split" -> split(path, list(path, function, argument));
      case "Fn::Select" -> select(path, list(path, function, argument));
      case "Fn::If" -> choose(path, list(path, function, argument));
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
    boolean chosen = conditions.holds(path, String.valueOf(argument.get(0)));
    return resolve(path, argument.get(chosen ? 1 : 2));
  }

  private String text(String path, @Nullable Object value) {
    return String.valueOf(resolve(path, value));
  }

  static List<?> list(String path, String function, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(path, function + " needs a list");
  }

  static Object found(String path, String what, @Nullable Object value) {
    if (value == null) {
      throw new TemplateException(path, what + " refers to nothing that the local cloud knows");
    }
    return value;
  }
}
