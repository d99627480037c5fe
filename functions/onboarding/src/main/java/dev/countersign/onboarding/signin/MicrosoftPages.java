package dev.countersign.onboarding.signin;

import dev.countersign.onboarding.microsoft.LoginClient;
import java.util.Map;

/**
 * The addresses that a browser goes to at Microsoft, and those it comes back to. Source: Microsoft
 * identity platform, "OAuth 2.0 authorization code flow", "Admin consent".
 */
public final class MicrosoftPages {
  private final LoginClient login;
  private final String clientId;
  private final String publicUrl;

  /**
   * @param clientId of our app in Entra ID
   * @param publicUrl of the HTTP API, without a slash at the end
   */
  public MicrosoftPages(LoginClient login, String clientId, String publicUrl) {
    this.login = login;
    this.clientId = clientId;
    this.publicUrl = publicUrl;
  }

  String signInRedirectUri() {
    return publicUrl + "/signin/callback";
  }

  /** The sign-in page. No tenant is known yet, and personal accounts have no organisation. */
  String signIn(String state, String nonce, String codeVerifier) {
    return login.page(
        "/organizations/oauth2/v2.0/authorize",
        Map.of(
            "client_id",
            clientId,
            "response_type",
            "code",
            "response_mode",
            "query",
            "redirect_uri",
            signInRedirectUri(),
            "scope",
            "openid profile",
            "state",
            state,
            "nonce",
            nonce,
            "code_challenge",
            RandomText.sha256(codeVerifier),
            "code_challenge_method",
            "S256",
            "prompt",
            "select_account"));
  }

  /** The permission request of the tenant that was signed in to. */
  String consent(String tenantId, String state) {
    return login.page(
        "/" + tenantId + "/v2.0/adminconsent",
        Map.of(
            "client_id",
            clientId,
            "scope",
            "https://graph.microsoft.com/.default",
            "redirect_uri",
            publicUrl + "/consent/callback",
            "state",
            state));
  }
}
