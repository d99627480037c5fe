package dev.countersign.local.cloud.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the route of a request as API Gateway does: full match before greedy, a method before ANY,
 * {@code $default} last.
 *
 * @param <T> what a route leads to
 */
final class RouteTable<T> {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)(\\+?)}");

  /**
   * @param key {@code METHOD /path}, or {@code $default}
   * @param parameters decoded path parameters
   */
  record Match<T>(String key, T target, Map<String, String> parameters) {}

  private record Route<T>(
      String method, String path, Pattern pattern, List<String> names, T target) {
    int rank() {
      int rank = path.equals("$default") ? 4 : path.contains("+}") ? 2 : 0;
      return rank + (method.equals("ANY") ? 1 : 0);
    }
  }

  private final List<Route<T>> routes = new ArrayList<>();

  /**
   * @param method upper-case, or {@code ANY}
   */
  void add(String method, String path, T target) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher variables = VARIABLE.matcher(path);
    int end = 0;
    while (variables.find()) {
      regex.append(Pattern.quote(path.substring(end, variables.start())));
      regex.append(variables.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      names.add(variables.group(1));
      end = variables.end();
    }
    regex.append(Pattern.quote(path.substring(end)));
    Pattern pattern = Pattern.compile(path.equals("$default") ? ".*" : regex.toString());
    routes.add(new Route<>(method, path, pattern, names, target));
    routes.sort(Comparator.<Route<T>>comparingInt(Route::rank).thenComparing(Route::path));
  }

  /**
   * @param path percent-encoded
   */
  Optional<Match<T>> find(String method, String path) {
    for (Route<T> route : routes) {
      Matcher matcher = route.pattern().matcher(path);
      boolean methodFits = route.method().equals("ANY") || route.method().equals(method);
      if (methodFits && matcher.matches()) {
        return Optional.of(match(route, matcher));
      }
    }
    return Optional.empty();
  }

  private static <T> Match<T> match(Route<T> route, Matcher matcher) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < route.names().size(); i++) {
      String value = matcher.group(i + 1).replace("+", "%2B");
      parameters.put(route.names().get(i), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    String key = route.path().equals("$default") ? "$default" : route.method() + " " + route.path();
    return new Match<>(key, route.target(), parameters);
  }
}
