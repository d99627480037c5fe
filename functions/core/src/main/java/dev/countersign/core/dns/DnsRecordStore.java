package dev.countersign.core.dns;

import java.util.List;

/** Remembers the records of each subscription: by then nobody else may know their values. */
public interface DnsRecordStore {
  /**
   * A record that was put.
   *
   * @param asked whether people were asked to publish it; otherwise we did
   */
  record Kept(DnsRecord record, boolean asked) {}

  void save(String subscriptionId, DnsRecord record, boolean asked);

  /** By type and name. */
  List<Kept> find(String subscriptionId);

  void forget(String subscriptionId, DnsRecord record);
}
