package dev.countersign.core.connection;

/**
 * What the objects in Exchange Online and the mail path agree on: onboarding writes these names
 * into rules and connectors, the mail path relies on them.
 */
public final class MailContract {
  /**
   * Set by the routing rule, proves which tenant a message comes from, removed before return. Its
   * value is {@code <subscriptionId>.<secret>}.
   */
  public static final String TENANT_HEADER = "X-Countersign-Tenant";

  /** Added before return; the routing rule makes an exception of messages that have it. */
  public static final String PROCESSED_HEADER = "X-Countersign-Processed";

  /** The value of {@link #PROCESSED_HEADER}. */
  public static final String PROCESSED_VALUE = "1";

  /**
   * Larger messages are not routed: SES takes 40 MB (MIME, after the growth by base64), and what
   * Exchange compares is the size before that growth.
   */
  public static final long MAX_ROUTED_BYTES = 23_592_960;

  private MailContract() {}

  /** Accepted domain of a tenant, and the name in its client certificate. */
  public static String relayDomain(String subscriptionId, String parent) {
    return subscriptionId + "." + parent;
  }
}
