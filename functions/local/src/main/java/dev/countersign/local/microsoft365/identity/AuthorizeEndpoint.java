package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /{tenant}/oauth2/v2.0/authorize}: the authorization code flow with PKCE (RFC 6749
 * section 4.1, RFC 7636). Stricter than Microsoft's in that it insists on PKCE and, with {@code
 * openid}, on a nonce.
 */
final class AuthorizeEndpoint {
  /** A SHA-256 in base64url without padding. */
  private static final int CHALLENGE_LENGTH = 43;

  private final Tenants tenants;
  private final Applications applications;
  private final Consents consents;
  private final AuthorizationCodes codes;
  private final Interactions interactions;

  AuthorizeEndpoint(
      Tenants tenants,
      Applications applications,
      Consents consents,
      AuthorizationCodes codes,
      Interactions interactions) {
    this.tenants = tenants;
    this.applications = applications;
    this.consents = consents;
    this.codes = codes;
    this.interactions = interactions;
  }

  /**
   * @throws EntraException if the browser can't be sent back to the application
   */
  Response answer(Request request, String tenant) {
    Parameters query = request.query();
    Organization home = tenants.named(tenant);
    AppRegistration app = applications.withId(query.get("client_id"));
    String redirectUri = Redirects.registered(query, app);
    try {
      AuthorizationRequest asked = checked(query, app, redirectUri);
      boolean selectAccount = selectsAccount(query.get("prompt"));
      SignIn signIn = new SignIn(home, asked, consents, codes);
      return interactions.start(request, signIn, selectAccount);
    } catch (EntraException e) {
      return Redirects.to(redirectUri).with(e).with("state", query.get("state")).response();
    }
  }

  private static AuthorizationRequest checked(
      Parameters query, AppRegistration app, String redirectUri) {
    String repeated = query.repeated();
    if (repeated != null) {
      throw invalid(9000411, "The parameter '" + repeated + "' is duplicated.");
    }
    if (!"code".equals(query.get("response_type"))) {
      throw new EntraException(
          "unsupported_response_type", 700054, "The response_type must be 'code'.");
    }
    String mode = query.get("response_mode");
    if (mode != null && !mode.equals("query")) {
      throw invalid(70007, "'" + mode + "' is not a supported value of 'response_mode'.");
    }
    RequestedScopes scopes = RequestedScopes.parse(query.get("scope"));
    scopes.delegated(app);
    String nonce = query.get("nonce");
    if (scopes.has("openid") && nonce == null) {
      throw EntraException.missing("nonce");
    }
    String state = query.get("state");
    return new AuthorizationRequest(app, redirectUri, state, nonce, challenge(query), scopes);
  }

  private static String challenge(Parameters query) {
    String challenge = query.get("code_challenge");
    if (challenge == null || !"S256".equals(query.get("code_challenge_method"))) {
      throw invalid(9002325, "Proof Key for Code Exchange with method S256 is required.");
    }
    if (challenge.length() != CHALLENGE_LENGTH) {
      throw invalid(501471, "The value of 'code_challenge' is not a SHA-256 in base64url.");
    }
    return challenge;
  }

  private static boolean selectsAccount(@Nullable String prompt) {
    if (prompt == null || prompt.equals("consent")) {
      return false;
    }
    if (!prompt.equals("select_account") && !prompt.equals("login")) {
      throw invalid(90023, "The prompt '" + prompt + "' is not supported.");
    }
    return true;
  }

  private static EntraException invalid(int code, String text) {
    return new EntraException("invalid_request", code, text);
  }
}
