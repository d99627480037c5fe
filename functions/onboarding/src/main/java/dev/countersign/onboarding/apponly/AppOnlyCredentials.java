package dev.countersign.onboarding.apponly;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.util.HashMap;
import java.util.Map;

/**
 * Tokens of the app itself for Exchange Online. They are fetched when they are needed and kept
 * nowhere. Source: "App-only authentication for unattended scripts in Exchange Online PowerShell".
 */
public final class AppOnlyCredentials {
  private final LoginClient login;
  private final ClientCredential app;

  public AppOnlyCredentials(LoginClient login, ClientCredential app) {
    this.login = login;
    this.app = app;
  }

  /**
   * A credential for an hour.
   *
   * @throws dev.countersign.core.failure.TemporaryFailure if Microsoft does not accept our app's
   *     certificate
   * @throws PermanentFailure if the organisation does not know the app (any more)
   */
  public Credential of(String tenantId) {
    Map<String, String> form = new HashMap<>(app.formFields(tenantId));
    form.put("grant_type", "client_credentials");
    form.put("scope", "https://outlook.office365.com/.default");
    LoginAnswer answer = login.post("/" + tenantId + "/oauth2/v2.0/token", form);
    answer.requireAcceptedApp();
    if (!answer.isOk()) {
      throw new PermanentFailure(
          "AppOnlyRefused",
          "Microsoft gives our app no token for this organisation: the consent was withdrawn."
              + " Connect again.",
          answer.summary());
    }
    return Credential.ofApp(answer.text("access_token"));
  }
}
