package dev.countersign.core.dynamodb;

import dev.countersign.core.lambda.Environment;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * The tables, empty, in DynamoDB Local: one server for all tests of a JVM, fresh tables for each
 * call of {@link #fresh}.
 */
public final class LocalTables {
  private static final DynamoDbClient CLIENT = client(start());
  private static int made;

  private LocalTables() {}

  /** Empty tables that no other test sees. */
  public static synchronized Tables fresh() {
    return new Tables(CLIENT, freshEnvironment());
  }

  /** The names of empty tables that no other test sees, as a function's environment has them. */
  public static synchronized Environment freshEnvironment() {
    int number = ++made;
    create("Subscriptions" + number, "subscriptionId", "item");
    create("Directory" + number, "subscriptionId", "item");
    create("Audit" + number, "subscriptionId", "item");
    create("Signatures" + number, "subscriptionId", "signatureId");
    createMessages("Messages" + number);
    return new Environment(
        Map.of(
            "SUBSCRIPTIONS_TABLE", "Subscriptions" + number,
            "DIRECTORY_TABLE", "Directory" + number,
            "AUDIT_TABLE", "Audit" + number,
            "SIGNATURES_TABLE", "Signatures" + number,
            "MESSAGES_TABLE", "Messages" + number));
  }

  /** The tables of {@link #freshEnvironment}. */
  public static Tables of(Environment environment) {
    return new Tables(CLIENT, environment);
  }

  /** The same, through a client that counts. */
  static Tables of(Environment environment, UnaryOperator<DynamoDbClient> around) {
    return new Tables(around.apply(CLIENT), environment);
  }

  /** What DynamoDB says of a table. */
  public static TableDescription describe(String name) {
    return CLIENT.describeTable(get -> get.tableName(name)).table();
  }

  /** The identifiers of what an index of the messages table holds. */
  static List<String> inIndex(Tables tables, String index) {
    return CLIENT
        .scanPaginator(scan -> scan.tableName(tables.messages().name()).indexName(index))
        .items()
        .stream()
        .map(item -> Item.of(item).text("messageId"))
        .toList();
  }

  private static void create(String name, String partitionKey, String sortKey) {
    CLIENT.createTable(table(name, partitionKey, sortKey).build());
  }

  private static void createMessages(String name) {
    CLIENT.createTable(
        table(name, "messageId", "item")
            .attributeDefinitions(
                string("messageId"),
                string("item"),
                string("subscriptionId"),
                string("receivedAt"),
                string("messageKey"),
                string("openFor"),
                string("dueAt"))
            .globalSecondaryIndexes(
                index("bySubscription", "subscriptionId", "receivedAt"),
                index("byKey", "messageKey", "receivedAt"),
                index("open", "openFor", "dueAt"))
            .build());
  }

  private static GlobalSecondaryIndex index(String name, String partitionKey, String sortKey) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE))
        .projection(p -> p.projectionType(ProjectionType.ALL))
        .build();
  }

  private static CreateTableRequest.Builder table(
      String name, String partitionKey, String sortKey) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(string(partitionKey), string(sortKey))
        .keySchema(List.of(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE)));
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static int start() {
    try (ServerSocket free = new ServerSocket(0)) {
      int port = free.getLocalPort();
      free.close();
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
      server.start();
      return port;
    } catch (IOException e) {
      throw new IllegalStateException("No free port for DynamoDB Local.", e);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start.", e);
    }
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
