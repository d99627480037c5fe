package dev.countersign.onboarding.device;

import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The requests by which a client gets and refreshes tokens for Exchange Online. Source: Microsoft
 * identity platform, "OAuth 2.0 device authorization grant"; RFC 8628.
 */
public final class ExchangeLogin {
  /** Of both ways to authorise. */
  public static final String SCOPE =
      "https://outlook.office365.com/.default offline_access openid profile";

  private static final String TOKEN = "/organizations/oauth2/v2.0/token";
  private final LoginClient login;
  private final String clientId;
  private final Supplier<Map<String, String>> client;

  private ExchangeLogin(LoginClient login, String clientId, Supplier<Map<String, String>> client) {
    this.login = login;
    this.clientId = clientId;
    this.client = client;
  }

  /**
   * For device codes.
   *
   * @param clientId of a public client that may use the Exchange admin API
   */
  public static ExchangeLogin ofPublicClient(LoginClient login, String clientId) {
    return new ExchangeLogin(login, clientId, () -> Map.of("client_id", clientId));
  }

  /** For authorization codes: our own app, which proves itself. */
  public static ExchangeLogin ofApp(LoginClient login, ClientCredential credential) {
    return new ExchangeLogin(
        login, credential.clientId(), () -> credential.formFields("organizations"));
  }

  String clientId() {
    return clientId;
  }

  LoginAnswer startDeviceCode() {
    return login.post(
        "/organizations/oauth2/v2.0/devicecode", Map.of("client_id", clientId, "scope", SCOPE));
  }

  LoginAnswer redeemDeviceCode(String deviceCode) {
    return login.post(
        TOKEN,
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            clientId,
            "device_code",
            deviceCode));
  }

  LoginAnswer refresh(String refreshToken) {
    Map<String, String> form = new HashMap<>(client.get());
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    form.put("scope", SCOPE);
    return login.post(TOKEN, form);
  }
}
