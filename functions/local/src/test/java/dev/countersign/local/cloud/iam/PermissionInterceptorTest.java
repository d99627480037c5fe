package dev.countersign.local.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The real SDK finds the interceptor by itself; nothing listens where the client sends to. */
class PermissionInterceptorTest {
  private static final String PEOPLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/People";

  @ParameterizedTest
  @CsvSource({
    "dynamodb:GetItem, table/People",
    "dynamodb:Get*, table/People",
    "DYNAMODB:getitem, table/P?ople",
    "dynamodb:*, *",
  })
  void letsThroughWhatAStatementAllows(String action, String resource) {
    String arn = PEOPLE.replace("table/People", resource);

    assertThatThrownBy(() -> getPersonAs(statement(action, arn)))
        .isInstanceOf(SdkException.class)
        .isNotInstanceOf(AwsServiceException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:PutItem, table/People",
    "dynamodb:GetItem, table/People2",
    "dynamodb:GetItem, table/Peopl",
    "dynamodb:GetItem, table/People/index/*",
    "s3:*, *",
  })
  void refusesWhatNoStatementAllows(String action, String resource) {
    String arn = PEOPLE.replace("table/People", resource);

    assertThatThrownBy(() -> getPersonAs(statement(action, arn)))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            denied -> {
              assertThat(denied.statusCode()).isEqualTo(403);
              assertThat(denied)
                  .hasMessageContaining("not authorized to perform: dynamodb:GetItem")
                  .hasMessageContaining(PEOPLE);
            });
  }

  @Test
  void everyTableOfABatchIsAskedFor() {
    assertThatThrownBy(
            () ->
                as(
                    statement("dynamodb:BatchGetItem", PEOPLE),
                    client ->
                        client.batchGetItem(get -> get.requestItems(Map.of("Other", onlyKey())))))
        .hasMessageContaining("dynamodb:BatchGetItem")
        .hasMessageContaining("table/Other");
  }

  @Test
  void threadsThatRunNobodysFunctionAreLeftAlone() {
    try (DynamoDbClient client = client()) {
      assertThatThrownBy(() -> client.getItem(get -> get.tableName("People").key(key())))
          .isNotInstanceOf(AwsServiceException.class);
    }
  }

  private static void getPersonAs(PolicyStatement statement) throws Exception {
    as(statement, client -> client.getItem(get -> get.tableName("People").key(key())));
  }

  private static void as(PolicyStatement statement, Consumer<DynamoDbClient> work)
      throws Exception {
    try (DynamoDbClient client = client()) {
      new ExecutionRole("F", List.of(statement))
          .run(
              () -> {
                work.accept(client);
                return true;
              });
    }
  }

  private static PolicyStatement statement(String action, String resource) {
    return new PolicyStatement(List.of(action), List.of(resource));
  }

  private static KeysAndAttributes onlyKey() {
    return KeysAndAttributes.builder().keys(key()).build();
  }

  private static Map<String, AttributeValue> key() {
    return Map.of("id", AttributeValue.fromS("1"));
  }

  private static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }
}
