package dev.countersign.local.cloud.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API.
 *
 * @param defaultAuthorizer of routes that name none; null for open ones
 * @param cors null for an API without CORS
 */
public record HttpApiResource(
    @Nullable String defaultAuthorizer,
    List<JwtAuthorizerResource> authorizers,
    @Nullable Cors cors) {

  /** Takes tokens of this issuer for one of these audiences, from the Authorization header. */
  public record JwtAuthorizerResource(String name, String issuer, List<String> audience) {}

  /** {@code CorsConfiguration}; {@code *} in a list stands for any. */
  public record Cors(
      List<String> allowOrigins,
      List<String> allowMethods,
      List<String> allowHeaders,
      List<String> exposeHeaders,
      boolean allowCredentials,
      int maxAge) {}

  static HttpApiResource read(Section properties) {
    Section auth = properties.section("Auth");
    String defaultAuthorizer = auth.text("DefaultAuthorizer", "");
    Section authorizers = auth.section("Authorizers");
    return new HttpApiResource(
        defaultAuthorizer.isEmpty() ? null : defaultAuthorizer,
        authorizers.names().stream()
            .map(name -> authorizer(name, authorizers.section(name)))
            .toList(),
        properties.has("CorsConfiguration") ? cors(properties.section("CorsConfiguration")) : null);
  }

  private static JwtAuthorizerResource authorizer(String name, Section authorizer) {
    String source = authorizer.text("IdentitySource", "$request.header.Authorization");
    if (!source.equals("$request.header.Authorization")) {
      throw authorizer.problem("IdentitySource", "the local cloud knows the header only");
    }
    Section jwt = authorizer.section("JwtConfiguration");
    return new JwtAuthorizerResource(name, jwt.text("issuer"), jwt.texts("audience"));
  }

  private static Cors cors(Section cors) {
    return new Cors(
        cors.texts("AllowOrigins"),
        cors.texts("AllowMethods"),
        cors.texts("AllowHeaders"),
        cors.texts("ExposeHeaders"),
        cors.text("AllowCredentials", "false").equals("true"),
        cors.integer("MaxAge", 0));
  }
}
