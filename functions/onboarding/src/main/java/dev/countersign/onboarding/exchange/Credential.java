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

  /** Gives the credential of a run, fresh enough for a few calls. */
  @FunctionalInterface
  public interface Source {
    Credential of(String subscriptionId, String runId);
  }
}
