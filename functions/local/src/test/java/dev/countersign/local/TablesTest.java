package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.lambda.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What the tests of the stores run against has to be what is deployed. */
class TablesTest {
  private static final List<String> VARIABLES =
      List.of(
          "SUBSCRIPTIONS_TABLE",
          "DIRECTORY_TABLE",
          "SIGNATURES_TABLE",
          "MESSAGES_TABLE",
          "AUDIT_TABLE");

  @Test
  void theTablesOfTheTestsHaveTheKeysAndIndexesOfTheTemplate() {
    Environment tested = LocalTables.freshEnvironment();
    try (LocalDeployment deployment = Deployments.start();
        DynamoDbClient client =
            DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      Map<String, String> deployed =
          deployment.cloud().functions().function("RelayMessage").environment();
      assertThat(client.listTables().tableNames()).hasSameSizeAs(VARIABLES);
      for (String variable : VARIABLES) {
        String table = String.valueOf(deployed.get(variable));
        assertThat(shape(client.describeTable(get -> get.tableName(table)).table()))
            .as(variable)
            .isEqualTo(shape(LocalTables.describe(tested.require(variable))));
      }
    }
  }

  private static String shape(TableDescription table) {
    List<String> indexes =
        table.globalSecondaryIndexes().stream()
            .map(index -> index.indexName() + index.keySchema() + index.projection())
            .sorted()
            .toList();
    List<String> attributes =
        table.attributeDefinitions().stream().map(Object::toString).sorted().toList();
    return table.keySchema() + " " + indexes + " " + attributes;
  }
}
