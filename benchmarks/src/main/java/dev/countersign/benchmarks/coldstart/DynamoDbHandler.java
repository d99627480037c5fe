package dev.countersign.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A function that reads one item: the least that a function of this kind does. */
public final class DynamoDbHandler implements RequestStreamHandler {
  private final DynamoDbClient client = DynamoDbClient.create();

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    event.readAllBytes();
    Map<String, AttributeValue> key =
        Map.of(
            "subscriptionId", AttributeValue.fromS("nobody"), "item", AttributeValue.fromS("none"));
    String table = System.getenv("SUBSCRIPTIONS_TABLE");
    client.getItem(get -> get.tableName(table).key(key));
    answer.write("{}".getBytes(StandardCharsets.UTF_8));
  }
}
