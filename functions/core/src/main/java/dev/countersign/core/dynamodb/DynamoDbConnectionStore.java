package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.ConnectedSubscriptions;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.failure.TemporaryFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Connections as items {@code CONNECTION} of the subscriptions table, and for each Entra tenant an
 * item {@code TENANT#…} that makes it belong to one subscription only.
 */
public final class DynamoDbConnectionStore implements ConnectionStore, ConnectedSubscriptions {
  static final String ITEM = "CONNECTION";
  private static final String TENANT = "TENANT#";
  private static final String OWNER = "OWNER";
  private static final int MOST_TRIES = 10;

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

  /** Replaces all that is known: for a connection that nobody else writes to. */
  public void save(Connection connection) {
    Item item =
        table
            .item(connection.subscriptionId(), ITEM)
            .with("tenantId", connection.tenantId())
            .with("organizationName", connection.organizationName())
            .with("initialDomain", connection.initialDomain())
            .with("domains", connection.domains())
            .with("returnHost", connection.returnHost())
            .with("relayDomain", connection.relayDomain());
    ConnectionSecrets.put(connection, item);
    table.put(item);
  }

  @Override
  public void saveOrganization(Connection connection) {
    table.update(
        connection.subscriptionId(),
        ITEM,
        "SET tenantId = :tenant, organizationName = :name, initialDomain = :initial,"
            + " domains = :domains, returnHost = :host",
        "attribute_not_exists(tenantId) OR tenantId = :tenant",
        Map.of(
            ":tenant", AttributeValue.fromS(connection.tenantId()),
            ":name", AttributeValue.fromS(connection.organizationName()),
            ":initial", AttributeValue.fromS(connection.initialDomain()),
            ":domains", strings(connection.domains()),
            ":host", AttributeValue.fromS(connection.returnHost())));
  }

  @Override
  public void saveDomains(String subscriptionId, String tenantId, Set<String> domains) {
    set(subscriptionId, tenantId, "domains", strings(domains));
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
  public void forgetRelayDomain(String subscriptionId, String relayDomain) {
    table.update(
        subscriptionId,
        ITEM,
        "REMOVE relayDomain",
        "relayDomain = :domain",
        Map.of(":domain", AttributeValue.fromS(relayDomain)));
  }

  @Override
  public void changeSecrets(String subscriptionId, UnaryOperator<Connection> change) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Connection before = require(subscriptionId);
      Connection after = change.apply(before);
      if (after.equals(before) || ConnectionSecrets.replace(table, ITEM, before, after)) {
        return;
      }
    }
    throw new TemporaryFailure(
        "ConnectionBusy",
        "The secret of the connection changes too fast to be written. It is tried again.",
        "connection record");
  }

  @Override
  public List<String> connected() {
    return table.queries().scan(ITEM, "attribute_exists(secretHash)").toList();
  }

  @Override
  public void remove(String subscriptionId) {
    find(subscriptionId).ifPresent(connection -> freeTenant(connection.tenantId(), subscriptionId));
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

  @Override
  public void freeTenant(String tenantId, String subscriptionId) {
    table.deleteIf(
        TENANT + tenantId, OWNER, "claimedBy = :claimer", Map.of(":claimer", subscriptionId));
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
        ConnectionSecrets.current(item),
        ConnectionSecrets.others(item));
  }

  private static AttributeValue strings(Set<String> values) {
    return AttributeValue.fromSs(values.stream().sorted().toList());
  }
}
