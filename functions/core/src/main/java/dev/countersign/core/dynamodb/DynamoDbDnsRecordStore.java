package dev.countersign.core.dynamodb;

import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsRecordStore;
import java.util.List;

/** Items {@code DNS#<type>#<name>} of the subscriptions table. */
public final class DynamoDbDnsRecordStore implements DnsRecordStore {
  private static final String PREFIX = "DNS#";
  private static final String ASKED = "PEOPLE";
  private final Table table;

  public DynamoDbDnsRecordStore(Table subscriptions) {
    this.table = subscriptions;
  }

  @Override
  public void save(String subscriptionId, DnsRecord record, boolean asked) {
    table.put(
        table
            .item(subscriptionId, key(record))
            .with("recordType", record.type().name())
            .with("recordName", record.name())
            .with("recordValue", record.value())
            .with("publishedBy", asked ? ASKED : "US"));
  }

  @Override
  public List<Kept> find(String subscriptionId) {
    return table.queries().list(subscriptionId, PREFIX).stream()
        .map(DynamoDbDnsRecordStore::kept)
        .toList();
  }

  @Override
  public void forget(String subscriptionId, DnsRecord record) {
    table.delete(subscriptionId, key(record));
  }

  private static Kept kept(Item item) {
    DnsRecord record =
        new DnsRecord(
            DnsRecord.Type.valueOf(item.text("recordType")),
            item.text("recordName"),
            item.text("recordValue"));
    return new Kept(record, item.text("publishedBy").equals(ASKED));
  }

  private static String key(DnsRecord record) {
    return PREFIX + record.type() + "#" + record.name();
  }
}
