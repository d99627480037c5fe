package dev.countersign.local.cloud.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An allowing statement of a policy (IAM User Guide, "IAM JSON policy elements").
 *
 * @param actions {@code service:Action}, with {@code *} and {@code ?}; case does not matter
 * @param resources ARNs, with {@code *} and {@code ?}
 * @param conditions what each key of the request's context has to equal
 */
public record PolicyStatement(
    List<String> actions, List<String> resources, Map<String, String> conditions) {

  public PolicyStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = Map.copyOf(conditions);
  }

  public PolicyStatement(List<String> actions, List<String> resources) {
    this(actions, resources, Map.of());
  }

  boolean allows(RequiredPermission needed) {
    String action = needed.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(one -> matches(one.toLowerCase(Locale.ROOT), action))
        && resources.stream().anyMatch(one -> matches(one, needed.resource()))
        && needed.context().entrySet().containsAll(conditions.entrySet());
  }

  private static boolean matches(String pattern, String value) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return value.matches(regex.toString());
  }
}
