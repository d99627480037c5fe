package dev.countersign.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.lambda.TestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole of it, as the deployed functions see it: clients with defaults only. */
class LocalCloudTest {
  private final ManualClock clock = new ManualClock();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private LocalCloud cloud;

  @BeforeEach
  void start() {
    TestHandler.received("worker").clear();
    cloud = LocalCloud.start(TestTemplate.file(), TestOptions.with(clock));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void clientsWithoutSettingsReachTheResourcesOfTheTemplate() {
    DynamoDbClient dynamoDb = DynamoDbClient.builder().httpClient(http).build();
    dynamoDb.putItem(p -> p.tableName("Items").item(Map.of("id", AttributeValue.fromS("1"))));
    S3Client s3 = S3Client.builder().httpClient(http).build();
    s3.putObject(p -> p.bucket("countersign-bucket").key("a"), RequestBody.fromString("x"));
    SecretsManagerClient secrets = SecretsManagerClient.builder().httpClient(http).build();
    String keyId = functionEnvironment("KEY");
    KmsClient kms = KmsClient.builder().httpClient(http).build();

    assertThat(
            dynamoDb
                .getItem(g -> g.tableName("Items").key(Map.of("id", AttributeValue.fromS("1"))))
                .hasItem())
        .isTrue();
    assertThat(secrets.getSecretValue(g -> g.secretId("entra")).secretString()).isEqualTo("pem");
    assertThat(kms.describeKey(d -> d.keyId(keyId)).keyMetadata().enabled()).isTrue();
    assertThat(cloud.requestCounts().snapshot())
        .containsEntry("dynamodb.PutItem", 1L)
        .containsEntry("s3.PutObject", 1L);
  }

  @Test
  void aQueueFeedsItsFunction() throws Exception {
    SqsClient sqs = SqsClient.builder().httpClient(http).build();
    String url = sqs.getQueueUrl(g -> g.queueName("Work")).queueUrl();
    sqs.sendMessage(s -> s.queueUrl(url).messageBody("{\"n\":1}"));

    JsonNode event = TestHandler.received("worker").poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    JsonNode message = event.path("Records").get(0);
    assertThat(message.path("body").asText()).isEqualTo("{\"n\":1}");
    assertThat(message.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(message.path("eventSourceARN").asText()).endsWith(":Work");
    await().until(() -> cloud.queues().byName("Work").depth().inFlight() == 0);
  }

  @Test
  void aScheduleCallsItsFunctionEachTime() throws Exception {
    clock.advance(Duration.ofHours(1));
    assertThat(TestHandler.received("worker").poll(10, TimeUnit.SECONDS)).isNotNull();
    await().until(() -> cloud.functions().timers().waiting() == 1);
    clock.advance(Duration.ofHours(1));

    JsonNode event = TestHandler.received("worker").poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.path("tick").asBoolean()).isTrue();
  }

  @Test
  void aStateMachineCallsItsFunction() {
    SfnClient stepFunctions = SfnClient.builder().httpClient(http).build();
    String arn =
        stepFunctions
            .startExecution(
                s -> s.stateMachineArn(functionEnvironment("MACHINE")).input("{\"a\":1}"))
            .executionArn();

    await()
        .until(
            () ->
                stepFunctions.describeExecution(d -> d.executionArn(arn)).status()
                    == ExecutionStatus.SUCCEEDED);
    assertThat(stepFunctions.describeExecution(d -> d.executionArn(arn)).output())
        .contains("\"input\":{\"a\":1}");
  }

  @Test
  void leavesNoSystemPropertyBehind() {
    assertThat(System.getProperty("aws.endpointUrl")).isNotNull();
    cloud.close();

    assertThat(System.getProperty("aws.endpointUrl")).isNull();
  }

  private String functionEnvironment(String name) {
    return cloud.functions().function("Read").environment().getOrDefault(name, "");
  }
}
