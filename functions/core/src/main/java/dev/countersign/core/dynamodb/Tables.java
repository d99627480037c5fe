package dev.countersign.core.dynamodb;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lookup.MailLookup;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables, wired from the environment. Their items are described in docs/data.md. */
public final class Tables {
  private final DynamoDbClient dynamoDb;
  private final Environment environment;

  public Tables(DynamoDbClient dynamoDb, Environment environment) {
    this.dynamoDb = dynamoDb;
    this.environment = environment;
  }

  /** With a client of its own. */
  public static Tables of(Environment environment) {
    return new Tables(Table.client(), environment);
  }

  public Table subscriptions() {
    return table("SUBSCRIPTIONS_TABLE", "subscriptionId", "item");
  }

  public Table directory() {
    return table("DIRECTORY_TABLE", "subscriptionId", "item");
  }

  public Table signatures() {
    return table("SIGNATURES_TABLE", "subscriptionId", "signatureId");
  }

  public Table messages() {
    return table("MESSAGES_TABLE", "messageId", "item");
  }

  public Table audit() {
    return table("AUDIT_TABLE", "subscriptionId", "item");
  }

  /** For questions about many messages. */
  public DynamoDbMessageSearch messageSearch() {
    return new DynamoDbMessageSearch(dynamoDb, environment.require("MESSAGES_TABLE"));
  }

  /** Where the fate of each message is written down. */
  public DynamoDbMessageLedger ledger() {
    return new DynamoDbMessageLedger(messages(), dynamoDb, environment.require("MESSAGES_TABLE"));
  }

  /** Test messages: sent by the control path, taken by the mail path. */
  public DynamoDbProbeStore probes() {
    return new DynamoDbProbeStore(subscriptions(), messages());
  }

  /** For the mail path. */
  public MailLookup lookup(Clock clock) {
    return new DynamoDbMailLookup(dynamoDb, this, clock);
  }

  private Table table(String variable, String partitionKey, String sortKey) {
    return new Table(dynamoDb, environment.require(variable), partitionKey, sortKey);
  }
}
