package dev.countersign.core.dns;

import dev.countersign.core.run.RunTask;

/** The zone of the relay domain: one that we write, or one that people write for us. */
public interface DnsZone {
  /** Sees to it that a record is published; one that is there already is no error. */
  void put(RunTask.Input run, DnsRecord record);

  /** Takes back the records of a type that were put for a subscription. */
  void remove(String subscriptionId, DnsRecord.Type type);
}
