package dev.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route that template.yaml declares.
 *
 * @param name as in API Gateway: method and path
 * @param open whether it takes no token
 */
record ApiRoute(String name, boolean open) {
  private static final Pattern DECLARED =
      Pattern.compile("Method: (\\w+)\\s+Path: (\\S+)(\\s+Auth:\\s+Authorizer: NONE)?");

  static List<ApiRoute> all() {
    List<ApiRoute> routes = new ArrayList<>();
    Matcher declared = DECLARED.matcher(template());
    while (declared.find()) {
      String name = declared.group(1) + " " + declared.group(2);
      routes.add(new ApiRoute(name, declared.group(3) != null));
    }
    return routes;
  }

  /** Those that take a token. */
  static List<ApiRoute> authorized() {
    return all().stream().filter(route -> !route.open()).toList();
  }

  boolean isOfASubscription() {
    return name.contains("{subscriptionId}");
  }

  boolean isRead() {
    return name.startsWith("GET ");
  }

  /** With the parameters filled in. */
  String path(String subscriptionId) {
    return name.substring(name.indexOf('/'))
        .replace("{subscriptionId}", subscriptionId)
        .replaceAll("\\{[^}]+}", "x");
  }

  ApiCall call(String what, String subscriptionId, String token) {
    return new ApiCall(what, name, path(subscriptionId), token.isEmpty() ? null : token, "{}");
  }

  private static String template() {
    try {
      return Files.readString(Deployments.ROOT.resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
