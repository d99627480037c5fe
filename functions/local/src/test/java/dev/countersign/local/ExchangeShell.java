package dev.countersign.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The administrator's own PowerShell. */
final class ExchangeShell {
  private static final String CLIENT = AppRegistration.EXCHANGE_POWERSHELL.get(1).clientId();
  private final ExchangeAdmin.Session session;

  ExchangeShell(LocalDeployment deployment) {
    Map<String, String> environment =
        deployment.cloud().functions().function("UndoProvisioning").environment();
    session =
        new ExchangeAdmin(URI.create(environment.get("EXCHANGE_ADMIN_URL")))
            .session(
                deployment.organization().tenantId(),
                new Credential(signIn(deployment), "ada.admin@brightwater.example"));
  }

  List<JsonNode> run(String cmdlet, Map<String, Object> parameters) {
    return session.invoke(cmdlet, parameters);
  }

  private static String signIn(LocalDeployment deployment) {
    LoginClient login = new LoginClient(deployment.microsoft().url().toString());
    LoginAnswer code =
        login.post(
            "/organizations/oauth2/v2.0/devicecode",
            Map.of(
                "client_id",
                CLIENT,
                "scope",
                "https://outlook.office365.com/.default offline_access openid profile"));
    new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR)
        .enterDeviceCode(URI.create(code.text("verification_uri")), code.text("user_code"));
    return login
        .post(
            "/organizations/oauth2/v2.0/token",
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                CLIENT,
                "device_code",
                code.text("device_code")))
        .text("access_token");
  }
}
