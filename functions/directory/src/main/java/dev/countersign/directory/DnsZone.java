package dev.countersign.directory;

/** The DNS zone of the relay domain. */
interface DnsZone {
  /** Sets the TXT record of a name. */
  void put(String name, String text);

  /** Removes that TXT record; one that is not there is no error. */
  void remove(String name, String text);
}
