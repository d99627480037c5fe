package dev.countersign.onboarding;

import dev.countersign.onboarding.microsoft.AppTokens;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Wires Microsoft's sign-in service, and our app's part in it. */
final class MicrosoftWiring {
  private final Wiring wiring;

  MicrosoftWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  LoginClient login() {
    return new LoginClient(
        wiring.environment().get("MICROSOFT_LOGIN_URL", "https://login.microsoftonline.com"));
  }

  IdTokens idTokens() {
    return new IdTokens(login(), wiring.clock());
  }

  AppTokens appTokens() {
    return new AppTokens(login(), credential(), wiring.clock());
  }

  ClientCredential credential() {
    SecretsManagerClient secretsManager =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    String secretId = wiring.environment().require("ENTRA_CREDENTIAL_SECRET_ID");
    return new ClientCredential(
        wiring.environment().require("ENTRA_CLIENT_ID"),
        () -> secretsManager.getSecretValue(get -> get.secretId(secretId)).secretString(),
        wiring.clock());
  }
}
