package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.audit.Actor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** The SDK sends a write again whose answer was lost: it meets what it has written itself. */
class LostAnswerTest {
  private final Tables tables = LocalTables.of(LocalTables.freshEnvironment(), Repeating::new);

  /** The end of a run that went well failed by it, and everything was taken back. */
  @Test
  void anAuditEntryThatIsThereAlreadyIsOurs() {
    DynamoDbAuditTrail audit = new DynamoDbAuditTrail(tables.audit(), new ManualClock());

    audit.add("kq7m2v9x4tza", Actor.COUNTERSIGN, "MarkConnected", Map.of());

    assertThat(audit.read("kq7m2v9x4tza", null, 10).entries()).hasSize(1);
  }

  private static final class Repeating extends ForwardingDynamoDb {
    Repeating(DynamoDbClient client) {
      super(client);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      super.putItem(request);
      return super.putItem(request);
    }
  }
}
