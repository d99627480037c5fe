package dev.countersign.onboarding.microsoft;

import dev.countersign.core.failure.PermanentFailure;

/** A token that does not prove what it should. */
public final class IdTokenRefused extends PermanentFailure {
  IdTokenRefused(String detail) {
    super(
        "IdTokenRefused",
        "What Microsoft sent does not prove who signed in, so it was not used. Nothing was"
            + " changed; sign in once more.",
        detail);
  }
}
