package dev.countersign.onboarding.api;

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
 *     {@code VERIFIED}
 * @param since when the change was made, or when mail first was seen to go through; ISO 8601, UTC
 * @param text for people
 */
record MailFlowView(String state, String since, String text) {

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
