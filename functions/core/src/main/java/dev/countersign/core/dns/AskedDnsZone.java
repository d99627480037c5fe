package dev.countersign.core.dns;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;

/**
 * A zone that we cannot write: the status shows each record until somebody has published it. The
 * journal keeps what was asked for, so that the receipt can say what is left to remove.
 */
final class AskedDnsZone implements DnsZone {
  private final DnsRecordStore records;
  private final RunJournal journal;

  AskedDnsZone(DnsRecordStore records, RunJournal journal) {
    this.records = records;
    this.journal = journal;
  }

  @Override
  public void put(RunTask.Input run, DnsRecord record) {
    records.save(run.subscriptionId(), record, true);
    Created asked = new Created(Created.Kind.DNS_RECORD, record.type() + " " + record.name());
    journal.record(run.subscriptionId(), run.runId(), asked);
  }

  @Override
  public void remove(String subscriptionId, DnsRecord.Type type) {
    records.find(subscriptionId).stream()
        .map(DnsRecordStore.Kept::record)
        .filter(record -> record.type() == type)
        .forEach(record -> records.forget(subscriptionId, record));
  }
}
