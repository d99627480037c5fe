package dev.countersign.local;

import java.util.List;

/**
 * Requests of a user who may do everything in two subscriptions of theirs.
 *
 * @param subscription where onboarding waits for consent
 * @param idle where nothing was begun
 */
record ApiRequests(String subscription, String idle, String token) {
  static final String SUBSCRIPTION = "/subscriptions/{subscriptionId}";
  static final String CREATE = "POST /subscriptions";
  static final String SIGNATURE = "PUT " + SUBSCRIPTION + "/signature";
  static final String CONNECT = "POST " + SUBSCRIPTION + "/connection";
  static final String GROUPS = "GET " + SUBSCRIPTION + "/groups";
  static final String SYNC = "PUT " + SUBSCRIPTION + "/connection/sync-scope";
  static final String SYNCHRONIZE = "POST " + SUBSCRIPTION + "/directory/synchronization";
  static final String ROTATE = "POST " + SUBSCRIPTION + "/connection/secret-rotation";
  static final String ROUTING = "PUT " + SUBSCRIPTION + "/connection/routing-scope";
  static final String MEMBERS = "PUT " + SUBSCRIPTION + "/members";
  static final String CONFIRM = "PUT " + SUBSCRIPTION + "/connection/confirmation";
  static final String NAMED = "PUT " + SUBSCRIPTION + "/signatures/{signatureId}";
  static final String RULES = "PUT " + SUBSCRIPTION + "/rules";
  static final String REPAIR = "POST " + SUBSCRIPTION + "/connection/repair";
  static final String DISCONNECT = "DELETE " + SUBSCRIPTION + "/connection";
  static final String APP_ONLY = "PUT " + SUBSCRIPTION + "/connection/app-only";

  /** Routes that read a body. */
  static final List<String> WITH_BODY =
      List.of(CREATE, SIGNATURE, SYNC, ROUTING, MEMBERS, CONFIRM, NAMED, RULES, APP_ONLY);

  ApiCall call(String what, String route, String body) {
    return new ApiCall(what, route, path(route, subscription), token, body);
  }

  /** With this query, as it stands in the address. */
  ApiCall query(String route, String query) {
    return new ApiCall(query, route, path(route, subscription) + query, token, "");
  }

  /** The same of a subscription where nothing was begun. */
  ApiCall ofIdle(String what, String route, String body) {
    return new ApiCall(what, route, path(route, idle), token, body);
  }

  ApiCall ofIdle(String route) {
    return ofIdle("nothing waits", route, "{}");
  }

  /** With this identifier as the last parameter of the path. */
  ApiCall withId(String what, String route, String id) {
    String path =
        route
            .substring(route.indexOf('/'))
            .replace("{subscriptionId}", subscription)
            .replaceAll("\\{[^}]+}", id);
    return new ApiCall(what, route, path, token, "{\"html\":\"x\"}");
  }

  static String message(String action) {
    return "POST " + SUBSCRIPTION + "/messages/{messageId}/" + action;
  }

  private static String path(String route, String subscriptionId) {
    return route
        .substring(route.indexOf('/'))
        .replace("{subscriptionId}", subscriptionId)
        .replaceAll("\\{[^}]+}", "x");
  }
}
