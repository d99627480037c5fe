package dev.countersign.mailflow;

import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.Set;
import java.util.regex.Pattern;

/** What Exchange Online means by a reply when a message is returned to it. */
enum ExchangeAnswer {
  /** It has the message now. */
  RETURNED,
  /** Busy, throttled, too many recipients at once, or no answer to the question: try again. */
  LATER,
  /**
   * It does not recognise the tenant by certificate, address or connector, or takes nothing from
   * our address or for this tenant. The connection is broken, not the message: keep trying and
   * alert.
   */
  TENANT_REFUSED,
  /** The message goes in circles: stop and alert. */
  LOOP,
  /** It will not take this message for this recipient. */
  FAILED;

  /**
   * No attribution to a tenant (5.7.64, 5.7.51, 5.7.68); our address is banned (5.7.606 to 5.7.649,
   * 5.7.708); the whole tenant is (5.7.705). See Microsoft's "Email non-delivery reports and SMTP
   * errors in Exchange Online".
   */
  private static final Pattern TENANT_REFUSALS =
      Pattern.compile("5\\.7\\.(64|51|68|60[6-9]|6[1-4]\\d|705|708)");

  private static final String HOP_COUNT = "5.4.14";

  /**
   * The tenant has sent too much within a day (5.7.232 where it is on trial): permanent by its
   * code, over after some hours.
   */
  private static final Set<String> TENANT_RATES = Set.of("5.7.232", "5.7.233");

  /** Larger than the system takes, or than the recipient does (RFC 3463). */
  private static final Set<String> SIZES = Set.of("5.3.4", "5.2.3");

  static ExchangeAnswer of(SmtpReply reply) {
    if (reply.isPositive()) {
      return RETURNED;
    }
    String status = reply.enhancedStatus() == null ? "" : reply.enhancedStatus();
    if (!reply.isPermanent() || TENANT_RATES.contains(status)) {
      return LATER;
    }
    if (TENANT_REFUSALS.matcher(status).matches()) {
      return TENANT_REFUSED;
    }
    return status.equals(HOP_COUNT) ? LOOP : FAILED;
  }

  /** Whether Exchange has only put off whom it gave this answer, code and status, last. */
  static boolean putsOff(String codes) {
    return codes.startsWith("4") || TENANT_RATES.stream().anyMatch(codes::endsWith);
  }

  /** Whether another transaction at once would get further with the recipients left over. */
  static boolean asksToSplit(SmtpReply reply) {
    return reply.code() == 452 || "4.5.3".equals(reply.enhancedStatus());
  }

  /** Whether it may take the same message if that is smaller. */
  static boolean isAboutSize(SmtpReply reply) {
    String status = reply.enhancedStatus();
    // A mailbox that is full has 552, too, and a status that says so.
    return reply.isPermanent() && (status == null ? reply.code() == 552 : SIZES.contains(status));
  }
}
