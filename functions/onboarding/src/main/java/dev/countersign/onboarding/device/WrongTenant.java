package dev.countersign.onboarding.device;

import dev.countersign.core.failure.PermanentFailure;

/** Somebody of another organisation than the consented one authorised Exchange Online. */
public final class WrongTenant extends PermanentFailure {
  WrongTenant() {
    super(
        "WrongTenant",
        "The code was entered with an account of another organisation than the one that gave"
            + " consent; its sign-in was thrown away. Try again, with an account of the same"
            + " organisation both times.",
        "tid of the ID token is not the consented tenant");
  }
}
