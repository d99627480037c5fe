package dev.countersign.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What somebody sees who may look at everything in the account but the secrets. */
final class Operator implements AutoCloseable {
  private static final List<String> MACHINES =
      List.of("STATE_MACHINE_ARN", "DISCONNECT_STATE_MACHINE_ARN", "SYNCHRONIZATION_ARN");

  /** Of a PEM file; the last one is shorter and may be anywhere by chance. */
  private static final int LINE = 64;

  private final LocalDeployment deployment;
  private final Runs runs = new Runs();
  private final SecretsManagerClient secrets =
      SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  Operator(LocalDeployment deployment) {
    this.deployment = deployment;
  }

  String executions() {
    return machines().stream()
        .flatMap(
            machine ->
                runs
                    .client()
                    .listExecutionsPaginator(list -> list.stateMachineArn(machine))
                    .executions()
                    .stream())
        .map(execution -> execution.executionArn())
        .map(
            arn ->
                SdkText.of(runs.client().describeExecution(get -> get.executionArn(arn)))
                    + SdkText.of(runs.history(arn)))
        .collect(Collectors.joining("\n"));
  }

  private Set<String> machines() {
    return environments()
        .flatMap(environment -> environment.entrySet().stream())
        .filter(entry -> MACHINES.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  String settings() {
    return environments().map(Map::toString).collect(Collectors.joining("\n"));
  }

  private Stream<Map<String, String>> environments() {
    return deployment.cloud().functions().names().stream()
        .map(name -> deployment.cloud().functions().function(name).environment());
  }

  String objects() {
    return deployment.cloud().buckets().names().stream()
        .flatMap(bucket -> deployment.cloud().buckets().list(bucket, "").values().stream())
        .map(object -> new String(object.bytes(), ISO_8859_1) + object.metadata())
        .collect(Collectors.joining("\n"));
  }

  /** The lines of the private keys of the app and of the client certificate. */
  List<String> keys(String subscriptionId) {
    String prefix = setting("CLIENT_CERTIFICATE_SECRET_PREFIX");
    return Stream.of(
            setting("ENTRA_CREDENTIAL_SECRET_ID"),
            prefix + subscriptionId + "." + setting("RELAY_DOMAIN"))
        .map(name -> secrets.getSecretValue(get -> get.secretId(name)).secretString())
        .map(pem -> pem.substring(pem.indexOf("PRIVATE KEY-----")))
        .flatMap(pem -> pem.lines().skip(1).takeWhile(line -> !line.startsWith("-----")))
        .filter(line -> line.length() == LINE)
        .toList();
  }

  private String setting(String name) {
    return environments()
        .filter(environment -> environment.containsKey(name))
        .map(environment -> environment.get(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    runs.close();
    secrets.close();
  }
}
