package dev.countersign.core.dns;

import dev.countersign.core.run.RunTask;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A public hosted zone in Route 53. */
public final class Route53DnsZone implements DnsZone {
  /** Short: while a record is missing, that is remembered as long as the zone says, not this. */
  private static final long TTL_SECONDS = 60;

  private final Route53Client route53;
  private final String zoneId;
  private final DnsRecordStore records;

  /**
   * @param zoneId {@code Z…}
   */
  public Route53DnsZone(Route53Client route53, String zoneId, DnsRecordStore records) {
    this.route53 = route53;
    this.zoneId = zoneId;
    this.records = records;
  }

  @Override
  public void put(RunTask.Input run, DnsRecord record) {
    records.save(run.subscriptionId(), record, false);
    change(ChangeAction.UPSERT, record);
  }

  /** To delete a record, Route 53 wants to hear all of it. */
  @Override
  public void remove(String subscriptionId, DnsRecord.Type type) {
    for (DnsRecordStore.Kept kept : records.find(subscriptionId)) {
      if (kept.record().type() == type) {
        delete(kept.record());
        records.forget(subscriptionId, kept.record());
      }
    }
  }

  private void delete(DnsRecord record) {
    try {
      change(ChangeAction.DELETE, record);
    } catch (InvalidChangeBatchException e) {
      // There is no such record: it is gone, or somebody gave it another value, which is theirs.
    }
  }

  private void change(ChangeAction action, DnsRecord record) {
    boolean text = record.type() == DnsRecord.Type.TXT;
    ResourceRecordSet set =
        ResourceRecordSet.builder()
            .name(record.name())
            .type(record.type().name())
            .ttl(TTL_SECONDS)
            .resourceRecords(
                value -> value.value(text ? '"' + record.value() + '"' : record.value()))
            .build();
    route53.changeResourceRecordSets(
        request ->
            request
                .hostedZoneId(zoneId)
                .changeBatch(
                    batch ->
                        batch.changes(change -> change.action(action).resourceRecordSet(set))));
  }
}
