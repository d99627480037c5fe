package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.net.URI;
import java.util.Map;

/** A device that asked for a code, and the administrator who enters it. */
final class DeviceFlow {
  static final String EXCHANGE_CLIENT = "fb78d390-0c51-40cd-8e17-fdbfab77341b";
  private static final String SCOPE =
      "https://outlook.office365.com/.default offline_access openid profile";

  private final StandIn standIn;
  private final JsonNode code;

  DeviceFlow(StandIn standIn) {
    this.standIn = standIn;
    this.code = start(EXCHANGE_CLIENT).json();
  }

  JsonNode code() {
    return code;
  }

  Answer start(String clientId) {
    return standIn.post(
        "/organizations/oauth2/v2.0/devicecode", Map.of("client_id", clientId, "scope", SCOPE));
  }

  Page enter() {
    return new AutomaticAdministrator(StandIn.ADMINISTRATOR).enterDeviceCode(page(), userCode());
  }

  URI page() {
    return URI.create(code.path("verification_uri").asText());
  }

  String userCode() {
    return code.path("user_code").asText();
  }

  Answer poll() {
    return poll(code.path("device_code").asText(), EXCHANGE_CLIENT);
  }

  Answer poll(String deviceCode, String clientId) {
    return standIn.token(
        "organizations",
        Map.of(
            "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
            "client_id", clientId,
            "device_code", deviceCode));
  }

  Answer refresh(String refreshToken) {
    return standIn.token(
        "organizations",
        Map.of(
            "grant_type", "refresh_token",
            "client_id", EXCHANGE_CLIENT,
            "refresh_token", refreshToken,
            "scope", SCOPE));
  }
}
