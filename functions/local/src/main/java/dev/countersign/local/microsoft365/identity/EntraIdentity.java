package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Calls;
import dev.countersign.local.microsoft365.http.Endpoint;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Microsoft Entra ID as far as Countersign needs it, answering at the paths of
 * login.microsoftonline.com. All state is in memory.
 */
public final class EntraIdentity implements Endpoint {
  private final Consents consents = new Consents();
  private final ConditionalAccess conditionalAccess = new ConditionalAccess();
  private final SigningKey key = new SigningKey();
  private final Tenants tenants;
  private final Applications applications;
  private final Interactions interactions;
  private final Clock clock;
  private final Endpoint routes;

  /**
   * @param registrations beside Microsoft's Exchange PowerShell clients
   * @param deviceCodeInterval how often a device may poll; Microsoft says every 5 seconds
   */
  public EntraIdentity(
      Tenants tenants,
      List<AppRegistration> registrations,
      Calls calls,
      Clock clock,
      Duration deviceCodeInterval) {
    this.tenants = tenants;
    this.clock = clock;
    this.applications =
        new Applications(
            Stream.of(AppRegistration.EXCHANGE_POWERSHELL, registrations)
                .flatMap(List::stream)
                .toList());
    this.interactions = new Interactions(tenants);
    Routes all = new Routes(calls, request -> Response.empty(404));
    addDiscovery(all);
    addGrants(all, deviceCodeInterval);
    this.routes = all;
  }

  private void addDiscovery(Routes routes) {
    Discovery discovery = new Discovery(tenants, key);
    routes
        .on(
            "GET",
            "/{tenant}/v2.0/.well-known/openid-configuration",
            TenantEndpoint.json(discovery::configuration, clock))
        .on(
            "GET",
            "/{tenant}/discovery/v2.0/keys",
            TenantEndpoint.json((request, tenant) -> discovery.keys(tenant), clock));
  }

  private void addGrants(Routes routes, Duration deviceCodeInterval) {
    Tokens tokens = new Tokens(key, clock);
    RefreshTokens refreshTokens = new RefreshTokens(clock);
    DelegatedTokens delegated = new DelegatedTokens(tenants, consents, tokens, refreshTokens);
    AuthorizationCodes codes = new AuthorizationCodes(delegated, clock);
    DeviceAuthorization devices =
        new DeviceAuthorization(
            tenants, applications, interactions, conditionalAccess, clock, deviceCodeInterval);
    Map<String, Grant> grants =
        Map.of(
            "authorization_code",
            codes,
            "client_credentials",
            new ClientCredentialsGrant(tenants, consents, tokens),
            "refresh_token",
            refreshTokens.grant(delegated),
            DeviceCodeGrant.TYPE,
            devices.grant(delegated));
    TokenEndpoint token =
        new TokenEndpoint(tenants, applications, new ClientAssertions(clock), grants);
    routes
        .on("POST", "/{tenant}/oauth2/v2.0/token", TenantEndpoint.json(token::answer, clock))
        .on("POST", "/{tenant}/oauth2/v2.0/devicecode", TenantEndpoint.json(devices::issue, clock));
    addPages(routes, codes, devices);
  }

  private void addPages(Routes routes, AuthorizationCodes codes, DeviceAuthorization devices) {
    TenantEndpoint authorize =
        new AuthorizeEndpoint(tenants, applications, consents, codes, interactions)::answer;
    TenantEndpoint adminConsent =
        new AdminConsentEndpoint(tenants, applications, consents, interactions)::answer;
    routes
        .on("GET", "/{tenant}/oauth2/v2.0/authorize", TenantEndpoint.page(authorize))
        .on("GET", "/{tenant}/v2.0/adminconsent", TenantEndpoint.page(adminConsent))
        .on("GET", DeviceAuthorization.PAGE_PATH, request -> Pages.code(null))
        .on("POST", DeviceAuthorization.PAGE_PATH, page(devices::enter))
        .on("POST", Interactions.SIGN_IN_PATH, page(interactions::signIn))
        .on("POST", Interactions.CONSENT_PATH, page(interactions::consent));
  }

  private static Routes.Route page(Endpoint endpoint) {
    return TenantEndpoint.page((request, tenant) -> endpoint.answer(request));
  }

  @Override
  public Response answer(Request request) {
    return routes.answer(request);
  }

  /** What organisations have consented to. */
  public Consents consents() {
    return consents;
  }

  public ConditionalAccess conditionalAccess() {
    return conditionalAccess;
  }

  /** Verifies the tokens that were issued here. */
  public AccessTokens accessTokens() {
    return new AccessTokens(key, tenants, clock);
  }

  public ExchangeAdministrators exchangeAdministrators() {
    return new ExchangeAdministrators(accessTokens());
  }

  /** The answer to a fault with that status. */
  public Response unavailable(int status) {
    String text = "The service is temporarily unavailable. Please retry.";
    EntraException error = new EntraException("temporarily_unavailable", 90033, text);
    Response json = error.toJson(clock.instant());
    return new Response(status, json.headers(), json.body());
  }
}
