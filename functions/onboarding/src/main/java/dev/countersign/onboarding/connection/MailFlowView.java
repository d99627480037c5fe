package dev.countersign.onboarding.connection;

import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.Probe.Result;
import dev.countersign.core.connection.Returns;
import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.apponly.AppOnlyAccess.State;
import dev.countersign.onboarding.bypass.Bypass;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection was seen to work. That the connectors lead mail to us and back is proved by
 * a test message before the rules are enabled; that these have taken effect is proved by the first
 * message that went through.
 *
 * @param state {@code TAKING_EFFECT} until a message has gone through since the last change, then
 *     {@code VERIFIED}; {@code BROKEN} while Exchange takes nothing back, in any status; {@code
 *     BYPASSED} while we have switched the routing rule off for that reason
 * @param since when the change was made, mail first was seen to go through, it broke, or the rule
 *     was switched off; ISO 8601, UTC
 * @param text for people
 */
record MailFlowView(String state, String since, String text) {

  /** Exchange's answers that are about our address or about all that the organisation sends. */
  private static final Pattern BANNED = Pattern.compile(".* 5\\.7\\.(6\\d\\d|705|708)\\b.*");

  private static final String UNPROVED = "The way back to Exchange Online is proved.";

  private static final String WE_ENABLE =
      "Once one of them gets through we enable the rule again; POST …/connection/repair does it at"
          + " any time, after trying the whole way.";

  private static final String REFUSED =
      "Microsoft does not let our app into Exchange Online any more, so we cannot enable the rule"
          + " by ourselves. Give our app its permission and its role back (docs/operations.md has"
          + " the commands), then we do, minutes after a message got through. Or POST"
          + " …/connection/repair when that is mended: an administrator signs in for it. Until then"
          + " nobody gets a signature.";

  private static final String YOU_ENABLE =
      "App-only access was taken back since, so we do not enable the rule again by ourselves. When"
          + " that is mended, POST …/connection/repair does it after an administrator has signed in;"
          + " until then nobody gets a signature.";

  static MailFlowView of(Broken broken) {
    return new MailFlowView(
        "BROKEN",
        ConnectionView.time(broken.since()),
        ("Microsoft 365 takes no mail back (%s). Messages wait, for two days each; we try again now"
                + " and then and go on by ourselves. %s")
            .formatted(broken.code(), whatToDo(broken.code())));
  }

  /**
   * @param access whether the organisation still lets us in, so that the rule can be enabled with
   *     nobody signed in
   */
  static MailFlowView of(Bypass bypass, State access) {
    return new MailFlowView(
        "BYPASSED",
        ConnectionView.time(bypass.since()),
        ("Microsoft 365 takes no mail back (%s), so we disabled the rule \"Countersign routing\", as"
                + " you asked: mail is delivered without a signature, at the latest an hour after"
                + " that. Messages that we have already wait, for two days each. %s %s")
            .formatted(bypass.code(), whatToDo(bypass.code()), whoEnables(access)));
  }

  private static String whoEnables(State access) {
    return switch (access) {
      case OPEN -> WE_ENABLE;
      case REFUSED -> REFUSED;
      case FORBIDDEN -> YOU_ENABLE;
    };
  }

  /** Whether Exchange takes nothing back, however mail flows meanwhile. */
  boolean isBroken() {
    return state.equals("BROKEN") || state.equals("BYPASSED");
  }

  private static String whatToDo(String code) {
    if (BANNED.matcher(code).matches()) {
      return "Microsoft has banned the address that we send from, or the organisation's mail: ask"
          + " Microsoft to lift that (https://sender.office.com, or its support).";
    }
    return switch (code) {
      case "CERTIFICATE_MISSING", "CERTIFICATE_UNREADABLE", "CERTIFICATE_EXPIRED" ->
          "Put a valid client certificate for the relay domain into Secrets Manager.";
      default ->
          "Check in Exchange that the connector \"Countersign inbound\" is enabled and the relay"
              + " domain is an accepted domain, or connect again: that repairs both.";
    };
  }

  static @Nullable MailFlowView of(
      ConnectionStatus status, Optional<Returns> returns, Optional<Probe> probe) {
    Instant changed = status.since();
    if (status.status() != Status.CONNECTED || changed == null) {
      return null;
    }
    return returns
        .filter(seen -> seen.lastAt().isAfter(changed))
        .map(seen -> verified(seen, changed))
        .orElseGet(() -> takingEffect(changed, probe.filter(sent -> isOf(sent, status))));
  }

  private static MailFlowView verified(Returns seen, Instant changed) {
    Instant since = seen.firstAt().isAfter(changed) ? seen.firstAt() : changed;
    return new MailFlowView(
        "VERIFIED", ConnectionView.time(since), "Mail goes through and comes back.");
  }

  private static boolean isOf(Probe probe, ConnectionStatus status) {
    return probe.runId().equals(status.runId());
  }

  private static MailFlowView takingEffect(Instant changed, Optional<Probe> probe) {
    return new MailFlowView(
        "TAKING_EFFECT",
        ConnectionView.time(changed),
        probe.map(MailFlowView::whatTheProbeShowed).orElse(UNPROVED)
            + " Microsoft takes 15 to 60 minutes to apply changed rules; no message has gone"
            + " through since the change. Send one from a mailbox in scope to see it.");
  }

  private static String whatTheProbeShowed(Probe probe) {
    Result result = probe.result();
    if (result == null) {
      return UNPROVED;
    }
    return switch (result) {
      case RETURNED -> "A test message went through the connectors and came back: they work.";
      case NOT_ARRIVED ->
          "Exchange Online was asked to send a test message through the connector \"Countersign"
              + " outbound\", and none came within half an hour. If messages wait in Exchange an"
              + " hour from now, validate that connector in the Exchange admin center, or disable"
              + " the rule \"Countersign routing\".";
      case NOT_SENT ->
          "Exchange Online would not send a test message through the connector ("
              + probe.problem()
              + "), so only the way back is proved.";
    };
  }
}
