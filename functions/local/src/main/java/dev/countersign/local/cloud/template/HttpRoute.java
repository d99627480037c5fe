package dev.countersign.local.cloud.template;

import java.util.List;
import java.util.Locale;

/**
 * A route of the HTTP API.
 *
 * @param method upper-case, or {@code ANY}
 * @param path with {@code {parameters}}, or {@code $default}
 * @param authorizer name of the authorizer; {@code NONE} for none, {@code DEFAULT} for the API's
 * @param scopes one of which the token must have; empty for no demand
 */
public record HttpRoute(String method, String path, String authorizer, List<String> scopes) {
  public static final String NO_AUTHORIZER = "NONE";
  public static final String DEFAULT_AUTHORIZER = "DEFAULT";

  static HttpRoute read(Section settings) {
    Section auth = settings.section("Auth");
    return new HttpRoute(
        settings.text("Method", "ANY").toUpperCase(Locale.ROOT),
        settings.text("Path", "$default"),
        auth.text("Authorizer", DEFAULT_AUTHORIZER),
        auth.texts("AuthorizationScopes"));
  }
}
