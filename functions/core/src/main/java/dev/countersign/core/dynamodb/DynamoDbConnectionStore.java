package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.ConnectedSubscriptions;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.Connection.OtherSecret;
import dev.countersign.core.connection.ConnectionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Connections as items {@code CONNECTION} of the subscriptions table, and for each Entra tenant an
 * item {@code TENANT#…} that makes it belong to one subscription only.
 */
public final class DynamoDbConnectionStore implements ConnectionStore, ConnectedSubscriptions {
  static final String ITEM = "CONNECTION";
  private static final String TENANT = "TENANT#";
  private static final String OWNER = "OWNER";
  private static final String OTHER_SECRETS = "otherSecrets";

  /** What was found out about the organisation's domains in the DNS. */
  private static final String SPF = "SPF";

  private final Table table;

  public DynamoDbConnectionStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Connection> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(item -> read(subscriptionId, item));
  }

  @Override
  public void save(Connection connection) {
    Item item =
        table
            .item(connection.subscriptionId(), ITEM)
            .with("tenantId", connection.tenantId())
            .with("organizationName", connection.organizationName())
            .with("initialDomain", connection.initialDomain())
            .with("domains", connection.domains())
            .with("returnHost", connection.returnHost())
            .with("relayDomain", connection.relayDomain())
            .with("secretHash", connection.secretHash());
    if (!connection.otherSecrets().isEmpty()) {
      item.with(OTHER_SECRETS, ends(connection.otherSecrets()));
    }
    table.put(item);
  }

  @Override
  public void saveDomains(String subscriptionId, String tenantId, Set<String> domains) {
    set(
        subscriptionId,
        tenantId,
        "domains",
        AttributeValue.fromSs(domains.stream().sorted().toList()));
  }

  @Override
  public void saveRelayDomain(String subscriptionId, String tenantId, String relayDomain) {
    set(subscriptionId, tenantId, "relayDomain", AttributeValue.fromS(relayDomain));
  }

  private void set(String subscriptionId, String tenantId, String name, AttributeValue value) {
    table.update(
        subscriptionId,
        ITEM,
        "SET " + name + " = :value",
        "tenantId = :tenant",
        Map.of(":value", value, ":tenant", AttributeValue.fromS(tenantId)));
  }

  @Override
  public List<String> connected() {
    return table.queries().scan(ITEM, "attribute_exists(secretHash)").toList();
  }

  @Override
  public void remove(String subscriptionId) {
    find(subscriptionId)
        .ifPresent(connection -> table.delete(TENANT + connection.tenantId(), OWNER));
    table.delete(subscriptionId, ITEM);
    table.delete(subscriptionId, DynamoDbBreakerStore.ITEM);
    table.delete(subscriptionId, DynamoDbReturnStore.ITEM);
    table.delete(subscriptionId, DynamoDbProbeStore.ITEM);
    table.delete(subscriptionId, SPF);
  }

  @Override
  public boolean claimTenant(String tenantId, String subscriptionId) {
    return table.putIf(
        table.item(TENANT + tenantId, OWNER).with("claimedBy", subscriptionId),
        "attribute_not_exists(claimedBy) OR claimedBy = :claimer",
        Map.of(":claimer", subscriptionId));
  }

  static Connection read(String subscriptionId, Item item) {
    return new Connection(
        subscriptionId,
        item.text("tenantId"),
        item.text("organizationName"),
        item.text("initialDomain"),
        item.strings("domains"),
        item.text("returnHost"),
        item.find("relayDomain"),
        item.find("secretHash"),
        otherSecrets(item.map(OTHER_SECRETS)));
  }

  /** The end of each by its hash; empty where there is none. */
  private static Map<String, String> ends(List<OtherSecret> secrets) {
    Map<String, String> ends = new HashMap<>();
    for (OtherSecret secret : secrets) {
      Instant end = secret.validUntil();
      ends.put(secret.hash(), end == null ? "" : Item.time(end));
    }
    return ends;
  }

  private static List<OtherSecret> otherSecrets(Map<String, String> ends) {
    return ends.entrySet().stream()
        .map(entry -> new OtherSecret(entry.getKey(), instant(entry.getValue())))
        .sorted(Comparator.comparing(OtherSecret::hash))
        .toList();
  }

  private static @Nullable Instant instant(String time) {
    return time.isEmpty() ? null : Instant.parse(time);
  }
}
