package dev.countersign.local.cloud.dynamodb;

import dev.countersign.local.cloud.template.TableResource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Creates the template's tables. */
public final class TableCreator {
  private final DynamoDbClient client;

  public TableCreator(DynamoDbClient client) {
    this.client = client;
  }

  public void create(TableResource table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(definitions(table))
            .keySchema(keys(table.keys()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(TableCreator::index).toList());
    }
    client.createTable(request.build());
    String ttl = table.ttlAttribute();
    if (ttl != null) {
      client.updateTimeToLive(
          update ->
              update
                  .tableName(table.name())
                  .timeToLiveSpecification(spec -> spec.attributeName(ttl).enabled(true)));
    }
  }

  private static List<AttributeDefinition> definitions(TableResource table) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    table
        .attributeTypes()
        .forEach(
            (name, type) ->
                definitions.add(
                    AttributeDefinition.builder().attributeName(name).attributeType(type).build()));
    return definitions;
  }

  private static GlobalSecondaryIndex index(TableResource.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(
            projection -> {
              projection.projectionType(index.projection());
              if (!index.included().isEmpty()) {
                projection.nonKeyAttributes(index.included());
              }
            })
        .build();
  }

  private static List<KeySchemaElement> keys(List<TableResource.KeyElement> keys) {
    return keys.stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.attribute())
                    .keyType(key.type())
                    .build())
        .toList();
  }
}
