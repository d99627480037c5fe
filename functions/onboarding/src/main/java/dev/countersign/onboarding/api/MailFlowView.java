package dev.countersign.onboarding.api;

import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Returns;
import dev.countersign.core.connection.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection was seen to work. That Exchange takes mail back is proved before the rules
 * are enabled; that it routes mail to us is proved by the first message that went through.
 *
 * @param state {@code TAKING_EFFECT} until a message has gone through since the last change, then
 *     {@code VERIFIED}; {@code BROKEN} while Exchange takes nothing back, in any status
 * @param since when the change was made, mail first was seen to go through, or it broke; ISO 8601,
 *     UTC
 * @param text for people
 */
record MailFlowView(String state, String since, String text) {

  static MailFlowView of(Broken broken) {
    return new MailFlowView(
        "BROKEN",
        ConnectionView.time(broken.since()),
        ("Microsoft 365 takes no mail back (%s). Messages wait, for two days each; we try again now"
                + " and then and go on by ourselves. %s")
            .formatted(broken.code(), whatToDo(broken.code())));
  }

  private static String whatToDo(String code) {
    return switch (code) {
      case "CERTIFICATE_MISSING", "CERTIFICATE_EXPIRED" ->
          "Put a valid client certificate for the relay domain into Secrets Manager.";
      default ->
          "Check in Exchange that the connector \"Countersign inbound\" is enabled and the relay"
              + " domain is an accepted domain, or connect again: that repairs both.";
    };
  }

  static @Nullable MailFlowView of(ConnectionStatus status, Optional<Returns> returns) {
    Instant changed = status.since();
    if (status.status() != Status.CONNECTED || changed == null) {
      return null;
    }
    return returns
        .filter(seen -> seen.lastAt().isAfter(changed))
        .map(seen -> verified(seen, changed))
        .orElseGet(() -> takingEffect(changed));
  }

  private static MailFlowView verified(Returns seen, Instant changed) {
    Instant since = seen.firstAt().isAfter(changed) ? seen.firstAt() : changed;
    return new MailFlowView(
        "VERIFIED", ConnectionView.time(since), "Mail goes through and comes back signed.");
  }

  private static MailFlowView takingEffect(Instant changed) {
    return new MailFlowView(
        "TAKING_EFFECT",
        ConnectionView.time(changed),
        "Microsoft takes 15 to 60 minutes to apply changed rules. No message has gone through"
            + " since the change; send one from a mailbox in scope to see it.");
  }
}
