package dev.countersign.local.cloud.api;

import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import dev.countersign.local.cloud.template.HttpApiResource.Cors;
import org.jspecify.annotations.Nullable;

/** CORS as configured on the API: preflights are answered here and never reach a function. */
final class CorsPolicy {
  private final @Nullable Cors cors;

  CorsPolicy(@Nullable Cors cors) {
    this.cors = cors;
  }

  boolean isPreflight(HttpRequest request) {
    return cors != null
        && request.method().equals("OPTIONS")
        && request.header("Origin") != null
        && request.header("Access-Control-Request-Method") != null;
  }

  HttpResponse preflight(HttpRequest request) {
    HttpResponse answer = apply(request, HttpResponse.empty(204));
    if (cors == null || !isAllowed(cors, request)) {
      return answer;
    }
    return answer
        .with("access-control-allow-methods", String.join(",", cors.allowMethods()))
        .with("access-control-allow-headers", String.join(",", cors.allowHeaders()))
        .with("access-control-max-age", String.valueOf(cors.maxAge()));
  }

  /** Adds what a browser needs to show an allowed origin the answer. */
  HttpResponse apply(HttpRequest request, HttpResponse answer) {
    String origin = request.header("Origin");
    if (cors == null || origin == null || !isAllowed(cors, request)) {
      return answer;
    }
    boolean any = cors.allowOrigins().contains("*");
    HttpResponse allowed = answer.with("access-control-allow-origin", any ? "*" : origin);
    if (!cors.exposeHeaders().isEmpty()) {
      allowed =
          allowed.with("access-control-expose-headers", String.join(",", cors.exposeHeaders()));
    }
    return cors.allowCredentials()
        ? allowed.with("access-control-allow-credentials", "true")
        : allowed;
  }

  private static boolean isAllowed(Cors cors, HttpRequest request) {
    return cors.allowOrigins().contains("*")
        || cors.allowOrigins().contains(request.header("Origin"));
  }
}
