package dev.countersign.local.cloud.api;

import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.template.FunctionResource;
import dev.countersign.local.cloud.template.HttpApiResource;
import dev.countersign.local.cloud.template.HttpRoute;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The HTTP API: routes, authorizer and CORS of the template in front of the functions. */
public final class ApiGateway {
  /** API Gateway quotas for HTTP APIs: payload size. */
  private static final int BODY_LIMIT = 10 * 1024 * 1024;

  /** API Gateway quotas for HTTP APIs: integration time-out. */
  private static final long INTEGRATION_TIMEOUT_SECONDS = 30;

  private record Target(String function, HttpRoute route) {}

  private final RouteTable<Target> routes = new RouteTable<>();
  private final Map<String, JwtAuthorizer> authorizers = new HashMap<>();
  private final HttpApiResource settings;
  private final CorsPolicy cors;
  private final BiFunction<String, byte[], InvocationResult> functions;
  private final Executor threads;
  private final Clock clock;

  /**
   * @param functions invokes a function by name
   * @param threads for the invocations, which go on after the integration's time-out
   */
  public ApiGateway(
      HttpApiResource settings,
      List<FunctionResource> deployed,
      BiFunction<String, byte[], InvocationResult> functions,
      Executor threads,
      Clock clock) {
    this.settings = settings;
    this.cors = new CorsPolicy(settings.cors());
    this.functions = functions;
    this.threads = threads;
    this.clock = clock;
    settings
        .authorizers()
        .forEach(jwt -> authorizers.put(jwt.name(), new JwtAuthorizer(jwt, clock)));
    for (FunctionResource function : deployed) {
      for (HttpRoute route : function.routes()) {
        routes.add(route.method(), route.path(), new Target(function.name(), route));
      }
    }
  }

  public HttpResponse handle(HttpRequest request) {
    if (cors.isPreflight(request)) {
      return cors.preflight(request);
    }
    HttpResponse answer =
        routes
            .find(request.method(), request.path())
            .map(match -> call(request, match))
            .orElseGet(() -> ApiAnswer.message(404, "Not Found"));
    return cors.apply(request, answer);
  }

  private HttpResponse call(HttpRequest request, RouteTable.Match<Target> match) {
    if (request.body().length > BODY_LIMIT) {
      return ApiAnswer.message(413, "Request Entity Too Large");
    }
    JwtAuthorizer authorizer = authorizer(match.target().route());
    Map<String, String> claims = authorizer == null ? null : authorizer.authorize(request);
    if (authorizer != null && claims == null) {
      return ApiAnswer.message(401, "Unauthorized").with("www-authenticate", "Bearer");
    }
    if (claims != null && !hasScope(claims, match.target().route().scopes())) {
      return ApiAnswer.message(403, "Forbidden");
    }
    byte[] event = ApiEvent.of(request, match, claims, clock.instant());
    return invoke(match.target().function(), event);
  }

  private HttpResponse invoke(String function, byte[] event) {
    return CompletableFuture.supplyAsync(() -> functions.apply(function, event), threads)
        .thenApply(ApiAnswer::of)
        .completeOnTimeout(
            ApiAnswer.message(503, "Service Unavailable"),
            INTEGRATION_TIMEOUT_SECONDS,
            TimeUnit.SECONDS)
        .join();
  }

  private @Nullable JwtAuthorizer authorizer(HttpRoute route) {
    String name =
        route.authorizer().equals(HttpRoute.DEFAULT_AUTHORIZER)
            ? settings.defaultAuthorizer()
            : route.authorizer();
    if (name == null || name.equals(HttpRoute.NO_AUTHORIZER)) {
      return null;
    }
    JwtAuthorizer authorizer = authorizers.get(name);
    if (authorizer == null) {
      throw new IllegalStateException("The API has no authorizer " + name);
    }
    return authorizer;
  }

  private static boolean hasScope(Map<String, String> claims, List<String> demanded) {
    String granted = claims.getOrDefault("scope", claims.getOrDefault("scp", ""));
    return demanded.isEmpty() || Arrays.stream(granted.split(" ")).anyMatch(demanded::contains);
  }
}
