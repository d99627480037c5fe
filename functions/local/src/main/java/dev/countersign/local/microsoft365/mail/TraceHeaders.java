package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The fields that Exchange puts on top of a message. Where the real one renames
 * X-MS-Exchange-Organization fields to X-MS-Exchange-CrossPremises ones in place and back, this one
 * leaves what it got and adds its own on top, so that a message can be compared byte for byte.
 */
final class TraceHeaders {

  static final String CROSS_PREMISES_AUTH_AS = "X-MS-Exchange-CrossPremises-AuthAs";
  private static final String CROSS_PREMISES_AUTH_SOURCE = "X-MS-Exchange-CrossPremises-AuthSource";
  private static final String ORGANIZATION = "X-MS-Exchange-Organization-";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Organization organization;

  TraceHeaders(Organization organization) {
    this.organization = organization;
  }

  /** RFC 5321, 4.4. */
  RawMessage received(RawMessage message, String from, String protocol, String id, Instant at) {
    return message.onTop(
        "Received",
        "from %s by %s\r\n with %s id %s; %s"
            .formatted(from, organization.mailHost(), protocol, id, DATE.format(at)));
  }

  /** What leaves through a connector; the proof of origin only where the connector keeps it. */
  RawMessage outbound(Mail mail, ExchangeObject connector) {
    RawMessage message = mail.message();
    if (!connector.flag("CloudServicesMailEnabled") || mail.origin() != Origin.INTERNAL) {
      return message;
    }
    return message
        .without(CROSS_PREMISES_AUTH_AS)
        .without(CROSS_PREMISES_AUTH_SOURCE)
        .onTop(CROSS_PREMISES_AUTH_SOURCE, organization.mailHost())
        .onTop(CROSS_PREMISES_AUTH_AS, "Internal")
        .onTop("X-OriginatorOrg", organization.defaultDomain());
  }

  /** What a mailbox gets. */
  RawMessage delivered(Mail mail) {
    return mail.message()
        .onTop(ORGANIZATION + "Network-Message-Id", mail.id())
        .onTop(ORGANIZATION + "AuthSource", organization.mailHost())
        .onTop(
            ORGANIZATION + "AuthAs", mail.origin() == Origin.INTERNAL ? "Internal" : "Anonymous");
  }

  static String date(Instant at) {
    return DATE.format(at);
  }
}
