package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code POST /{tenant}/oauth2/v2.0/devicecode} and the page where a person enters the code. */
final class DeviceAuthorization {
  static final String PAGE_PATH = "/common/oauth2/deviceauth";
  private static final Duration LIFETIME = Duration.ofSeconds(900);

  private final Map<String, DeviceCode> byDeviceCode = new ConcurrentHashMap<>();
  private final Map<String, DeviceCode> byUserCode = new ConcurrentHashMap<>();
  private final Tenants tenants;
  private final Applications applications;
  private final Interactions interactions;
  private final ConditionalAccess conditionalAccess;
  private final Clock clock;
  private final Duration interval;

  DeviceAuthorization(
      Tenants tenants,
      Applications applications,
      Interactions interactions,
      ConditionalAccess conditionalAccess,
      Clock clock,
      Duration interval) {
    this.tenants = tenants;
    this.applications = applications;
    this.interactions = interactions;
    this.conditionalAccess = conditionalAccess;
    this.clock = clock;
    this.interval = interval;
  }

  Response issue(Request request, String tenant) {
    return Response.json(200, issued(request.form(), tenant, request.origin() + PAGE_PATH));
  }

  private ObjectNode issued(Parameters form, String tenant, String page) {
    AppRegistration app = applications.withId(form.get("client_id"));
    if (!app.isPublic()) {
      String text = "The client application must be marked as a public client.";
      throw new EntraException("invalid_client", 70002, text);
    }
    RequestedScopes scopes = RequestedScopes.parse(form.get("scope"));
    scopes.delegated(app);
    String deviceCode = Secrets.opaque();
    String userCode = Secrets.userCode();
    DeviceCode code =
        new DeviceCode(
            app, scopes, tenants.named(tenant), clock.instant().plus(LIFETIME), interval);
    byDeviceCode.put(deviceCode, code);
    byUserCode.put(userCode, code);
    String message =
        "To sign in, use a web browser to open the page %s and enter the code %s to authenticate.";
    return JsonNodeFactory.instance
        .objectNode()
        .put("user_code", userCode)
        .put("device_code", deviceCode)
        .put("verification_uri", page)
        .put("expires_in", LIFETIME.toSeconds())
        .put("interval", interval.toSeconds())
        .put("message", message.formatted(page, userCode));
  }

  /** {@code POST} of the code's page. */
  Response enter(Request request) {
    String entered = request.form().get("otc");
    DeviceCode code = entered == null ? null : byUserCode.get(normalized(entered));
    if (code == null || !code.isPending() || code.isExpired(clock.instant())) {
      return Pages.code("That code didn't work. Check the code and try again.");
    }
    return interactions.start(request, new DeviceSignIn(code, conditionalAccess), true);
  }

  private static String normalized(String userCode) {
    return userCode.strip().toUpperCase(Locale.ROOT);
  }

  /** The grant of RFC 8628. */
  Grant grant(DelegatedTokens tokens) {
    return new DeviceCodeGrant(byDeviceCode::get, tokens, conditionalAccess, clock);
  }
}
