package dev.countersign.onboarding.device;

import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.util.Map;

/**
 * The three requests by which a public client gets tokens for Exchange Online. Source: Microsoft
 * identity platform, "OAuth 2.0 device authorization grant"; RFC 8628.
 */
public final class ExchangeLogin {
  private static final String SCOPE =
      "https://outlook.office365.com/.default offline_access openid profile";
  private static final String TOKEN = "/organizations/oauth2/v2.0/token";
  private final LoginClient login;
  private final String clientId;

  /**
   * @param clientId of a public client that may use the Exchange admin API
   */
  public ExchangeLogin(LoginClient login, String clientId) {
    this.login = login;
    this.clientId = clientId;
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
    return login.post(
        TOKEN,
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            clientId,
            "refresh_token",
            refreshToken,
            "scope",
            SCOPE));
  }
}
