package dev.countersign.mailflow;

import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** What a non-delivery report says to people. */
final class ReportText {
  /** RFC 3463: delivery time expired. */
  private static final String EXPIRED = "4.4.7";

  private ReportText() {}

  /**
   * What happened, what was done, what to do; lines end with CRLF.
   *
   * @param all recipients of the message; the report is of those that failed
   */
  static String of(List<RecipientOutcome> all) {
    String recipients =
        Outcomes.failed(all).stream().map(ReportText::line).collect(Collectors.joining("\r\n"));
    return String.join(
        "\r\n",
        "Your message could not be delivered to:",
        "",
        recipients,
        "",
        "It was on its way through the service that adds your organisation's signature.",
        "Microsoft 365 did not take it for the recipients above; nobody will try again.",
        others(all),
        "",
        "Check the addresses, then send the message again to the recipients above. If this",
        "happens again, give this report to your administrator.",
        "");
  }

  private static String others(List<RecipientOutcome> all) {
    return all.stream()
            .map(RecipientOutcome::outcome)
            .allMatch(outcome -> outcome == Outcome.FAILED || outcome == Outcome.RETURNED)
        ? "Everybody else got it."
        : "This report is about them only: not everybody else has it yet.";
  }

  /** RFC 3463 status of a recipient that failed: its own where Exchange gave one. */
  static String status(RecipientOutcome recipient) {
    String reply = recipient.reply();
    if (reply == null || reply.startsWith("4")) {
      return EXPIRED;
    }
    int blank = reply.indexOf(' ');
    return blank < 0 ? "5.0.0" : reply.substring(blank + 1);
  }

  private static String line(RecipientOutcome recipient) {
    String reply = recipient.reply();
    String why =
        reply == null || reply.startsWith("4")
            ? "it was put off for two days" + (reply == null ? "" : ", at last with " + reply)
            : "it was refused with " + reply;
    return "  " + recipient.address().replaceAll("\\p{Cntrl}", "?") + ": " + why;
  }
}
