package dev.countersign.core.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who calls the API, by the claims of a token that API Gateway has checked.
 *
 * @param sub identifies the user at the issuer
 * @param name for people: {@code name} or {@code email}; {@code sub} if the token has neither
 * @param groups the {@code groups} claim ({@code cognito:groups} of a user pool): how a service
 *     provider's staff share a role
 */
public record Caller(String sub, String name, List<String> groups) {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

  public Caller {
    groups = List.copyOf(groups);
  }

  /**
   * Reads the claims.
   *
   * @throws ApiProblem 401, if they name nobody
   */
  static Caller of(Map<String, String> claims) {
    String sub = claims.getOrDefault("sub", "");
    if (sub.isBlank()) {
      throw ApiProblem.unauthorized();
    }
    String name = claims.getOrDefault("name", claims.getOrDefault("email", sub));
    return new Caller(
        sub,
        name,
        groups(claims.getOrDefault("groups", claims.getOrDefault("cognito:groups", ""))));
  }

  /** The names by which somebody is a member: {@code user:<sub>} and {@code group:<group>}s. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    names.add("user:" + sub);
    groups.forEach(group -> names.add("group:" + group));
    return names;
  }

  /** API Gateway makes one text of a list: {@code [a b]}. */
  private static List<String> groups(String claim) {
    boolean list = claim.startsWith("[") && claim.endsWith("]");
    String text = list ? claim.substring(1, claim.length() - 1) : claim;
    return SEPARATORS.splitAsStream(text).filter(group -> !group.isEmpty()).toList();
  }
}
