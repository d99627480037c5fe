package dev.countersign.directory;

import dev.countersign.core.lambda.Environment;
import dev.countersign.directory.graph.AppTokens;
import dev.countersign.directory.graph.Graph;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Microsoft Graph, wired from an environment. */
final class GraphAccess {
  private GraphAccess() {}

  static Graph of(Environment environment) {
    return of(environment, credential(environment));
  }

  static Graph of(Environment environment, Supplier<String> credential) {
    AppTokens tokens =
        new AppTokens(
            environment.require("ENTRA_CLIENT_ID"),
            credential,
            environment.get("MICROSOFT_LOGIN_URL", "https://login.microsoftonline.com"));
    return new Graph(tokens, environment.get("MICROSOFT_GRAPH_URL", "https://graph.microsoft.com"));
  }

  private static Supplier<String> credential(Environment environment) {
    SecretsManagerClient secrets =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    String secretId = environment.require("ENTRA_CREDENTIAL_SECRET_ID");
    return () -> secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
  }
}
