package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.http.Routes;
import java.time.Clock;

/** Answers at a path whose first segment names the tenant. */
@FunctionalInterface
interface TenantEndpoint {
  /**
   * @throws EntraException if the request is refused
   */
  Response answer(Request request, String tenant);

  /** Refuses with a page, for browsers. */
  static Routes.Route page(TenantEndpoint endpoint) {
    return (request, segments) -> {
      try {
        return endpoint.answer(request, segments.isEmpty() ? "common" : segments.get(0));
      } catch (EntraException e) {
        return Pages.error(e);
      }
    };
  }

  /** Refuses with JSON, for programs. */
  static Routes.Route json(TenantEndpoint endpoint, Clock clock) {
    return (request, segments) -> {
      try {
        return endpoint.answer(request, segments.get(0));
      } catch (EntraException e) {
        return e.toJson(clock.instant());
      }
    };
  }
}
