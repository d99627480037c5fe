package dev.countersign.core.failure;

import java.util.Set;

/**
 * Microsoft does not accept how our Entra app proves itself: its certificate has expired, or was
 * replaced on one side only. That is for whoever runs the deployment, and no organisation's consent
 * has anything to do with it. The OAuth error {@code invalid_client} does not tell the two apart:
 * it also comes where an organisation has deleted our app. Source: "Microsoft Entra authentication
 * and authorization error codes".
 */
public final class AppRefused {
  /** Of AADSTS: not ours, audience, time, signature or key, and a replayed assertion. */
  private static final Set<Integer> NUMBERS = Set.of(700021, 700023, 700024, 700027, 50027);

  private AppRefused() {}

  /** Whether an error with this number means that. */
  public static boolean isNumber(int aadsts) {
    return NUMBERS.contains(aadsts);
  }

  /** Temporary, as a certificate that was uploaded takes minutes until all servers know it. */
  public static TemporaryFailure failure(String detail) {
    return new TemporaryFailure(
        "AppRefused",
        "Microsoft does not accept the certificate of the Countersign app. Whoever runs this"
            + " deployment has to upload the app's current certificate in Entra ID (Rotation in"
            + " docs/operations.md); nobody has to give consent again.",
        detail);
  }
}
