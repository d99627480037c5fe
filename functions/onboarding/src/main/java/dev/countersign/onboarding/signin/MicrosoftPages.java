package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.onboarding.device.ExchangeLogin;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.secret.RandomText;
import java.util.Map;

/**
 * The addresses that a browser goes to at Microsoft, and those it comes back to. Source: Microsoft
 * identity platform, "OAuth 2.0 authorization code flow", "Admin consent".
 */
public final class MicrosoftPages {
  private final LoginClient login;
  private final String clientId;
  private final PublicUrl publicUrl;

  /**
   * @param clientId of our app in Entra ID
   */
  public MicrosoftPages(LoginClient login, String clientId, PublicUrl publicUrl) {
    this.login = login;
    this.clientId = clientId;
    this.publicUrl = publicUrl;
  }

  /** Scheme, name and port of Microsoft's pages. */
  String host() {
    return login.baseUrl();
  }

  /** The sign-in page. No tenant is known yet, and personal accounts have no organisation. */
  String signIn(ApiRequest request, String state, String nonce, String codeVerifier) {
    String back = publicUrl.of(request) + "/signin/callback";
    return authorize(back, "openid profile", state, nonce, codeVerifier);
  }

  /** The same page, for the permission to administer Exchange Online. */
  String authorization(ApiRequest request, String state, String nonce, String codeVerifier) {
    String back = publicUrl.of(request) + "/authorization/callback";
    return authorize(back, ExchangeLogin.SCOPE, state, nonce, codeVerifier);
  }

  private String authorize(
      String redirectUri, String scope, String state, String nonce, String codeVerifier) {
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
            redirectUri,
            "scope",
            scope,
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
  String consent(ApiRequest request, String tenantId, String state) {
    return login.page(
        "/" + tenantId + "/v2.0/adminconsent",
        Map.of(
            "client_id",
            clientId,
            "scope",
            "https://graph.microsoft.com/.default",
            "redirect_uri",
            publicUrl.of(request) + "/consent/callback",
            "state",
            state));
  }
}
