package dev.countersign.onboarding.exchange;

/**
 * With what a cmdlet is called.
 *
 * @param accessToken for {@code https://outlook.office365.com}
 * @param userPrincipalName of the administrator who signed in: requests are routed by it; empty if
 *     its token did not name it
 * @param isApp whether nobody signed in: what it may not do, no other sign-in changes
 */
public record Credential(String accessToken, String userPrincipalName, boolean isApp) {
  /** Of an administrator who signed in. */
  public Credential(String accessToken, String userPrincipalName) {
    this(accessToken, userPrincipalName, false);
  }

  /** Of our app itself. */
  public static Credential ofApp(String accessToken) {
    return new Credential(accessToken, "", true);
  }

  /** Without the token: records end up in logs. */
  @Override
  public String toString() {
    return "Credential[]";
  }

  /** Where the credentials of runs come from. */
  @FunctionalInterface
  public interface Source {
    /** The credential of a run, fresh enough for a few calls. */
    Credential of(String subscriptionId, String runId);

    /** Throws away what somebody signed in with; where nobody did, nothing. */
    default void forget(String subscriptionId, String runId) {}
  }
}
