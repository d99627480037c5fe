package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.secrets.LogCapture;
import dev.countersign.local.secrets.SecretSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** {@link SecretsNowhereTest} would find a secret in each of the places where it looks. */
class PlantedSecretsTest {
  private static final String SECRET = "0.AXkAbGVha2VkLXRva2Vu-Y7Qw_c2VjcmV0LW9mLXNvbWVib2R5";
  private static final Set<String> FOUND = Set.of("token");

  private static final SecretSearch SEARCH = new SecretSearch(Map.of("token", Set.of(SECRET)));
  private static LocalDeployment deployment;
  private static Operator operator;

  @BeforeAll
  static void start() {
    deployment = Deployments.start();
    operator = new Operator(deployment);
  }

  @AfterAll
  static void stop() {
    operator.close();
    deployment.close();
  }

  @Test
  void inATable() {
    try (StoredData data = new StoredData()) {
      assertThat(SEARCH.in(data.dump())).isEmpty();
      Environment environment = new Environment(function("ReadConnection").environment());
      Tables tables = Tables.of(environment);
      tables.subscriptions().put(tables.subscriptions().item("any", "NOTE").with("text", SECRET));
      assertThat(SEARCH.in(data.dump())).isEqualTo(FOUND);
    }
  }

  @Test
  void inTheMessageOfALogLineOrOfAnException() {
    try (LogCapture logs = new LogCapture()) {
      LoggerFactory.getLogger("dev.countersign.mailflow.Any").info("Sent {}", SECRET);
      assertThat(SEARCH.in(logs.text())).isEqualTo(FOUND);
    }
    try (LogCapture logs = new LogCapture()) {
      LoggerFactory.getLogger("dev.countersign.mailflow.Any")
          .warn("Failed", new IllegalStateException("Bearer " + SECRET));
      assertThat(SEARCH.in(logs.text())).isEqualTo(FOUND);
    }
  }

  @Test
  void inTheInputOfAnExecution() {
    assertThat(SEARCH.in(operator.executions())).isEmpty();
    try (Runs runs = new Runs()) {
      String machine =
          function("StartSynchronization").environment().getOrDefault("SYNCHRONIZATION_ARN", "");
      runs.client()
          .startExecution(
              start -> start.stateMachineArn(machine).input("{\"note\":\"" + SECRET + "\"}"));
    }
    assertThat(SEARCH.in(operator.executions())).isEqualTo(FOUND);
  }

  @Test
  void inAnObject() {
    assertThat(SEARCH.in(operator.objects())).isEmpty();
    String bucket = deployment.cloud().buckets().names().iterator().next();
    try (S3Client s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      s3.putObject(put -> put.bucket(bucket).key("any"), RequestBody.fromString(SECRET));
    }
    assertThat(SEARCH.in(operator.objects())).isEqualTo(FOUND);
  }

  @Test
  void inAnEnvironmentVariable() {
    assertThat(SEARCH.in(operator.settings())).isEmpty();
    Functions functions = deployment.cloud().functions();
    LambdaFunction before = function("ReadConnection");
    Map<String, String> environment = new HashMap<>(before.environment());
    environment.put("NOTE", SECRET);
    functions.deploy(
        new LambdaFunction(
            before.name(),
            before.arn(),
            before.handler(),
            environment,
            before.timeout(),
            before.memory(),
            before.role()));
    assertThat(SEARCH.in(operator.settings())).isEqualTo(FOUND);
    functions.deploy(before);
  }

  private static LambdaFunction function(String name) {
    return deployment.cloud().functions().function(name);
  }
}
