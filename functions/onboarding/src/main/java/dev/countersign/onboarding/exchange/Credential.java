package dev.countersign.onboarding.exchange;

/**
 * With what a cmdlet is called.
 *
 * @param accessToken for {@code https://outlook.office365.com}
 * @param userPrincipalName of the administrator who signed in: requests are routed by it; empty if
 *     its token did not name it
 */
public record Credential(String accessToken, String userPrincipalName) {
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
