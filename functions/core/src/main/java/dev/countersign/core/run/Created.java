package dev.countersign.core.run;

/**
 * Something that a run made, at Microsoft or in our own database.
 *
 * @param kind of thing
 * @param identity by which it is found again, for example the name of a connector
 */
public record Created(Kind kind, String identity) implements JournalEntry {
  /** In the order in which a run makes them. */
  public enum Kind {
    CONNECTION,
    DIRECTORY,
    RELAY_DOMAIN,
    CLIENT_CERTIFICATE,
    /** That people were asked to publish; only they can remove it. */
    DNS_RECORD,
    OUTBOUND_CONNECTOR,
    INBOUND_CONNECTOR,
    ALLOWED_ADDRESS,
    TRANSPORT_RULE;

    /** Whether it is kept in Exchange Online and taken back through its admin API. */
    public boolean isInExchange() {
      return switch (this) {
        case TRANSPORT_RULE, INBOUND_CONNECTOR, OUTBOUND_CONNECTOR, ALLOWED_ADDRESS -> true;
        case CONNECTION, DIRECTORY, RELAY_DOMAIN, CLIENT_CERTIFICATE, DNS_RECORD -> false;
      };
    }
  }
}
