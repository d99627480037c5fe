package dev.countersign.onboarding.exchange;

/**
 * With what a cmdlet is called.
 *
 * @param accessToken for {@code https://outlook.office365.com}
 * @param anchorMailbox value of {@code X-AnchorMailbox}, by which requests are routed
 */
public record Credential(String accessToken, String anchorMailbox) {
  /** The mailbox that every organisation has. */
  private static final String SYSTEM_MAILBOX =
      "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}";

  /** Of an administrator who signed in. */
  public static Credential ofUser(String accessToken, String userPrincipalName) {
    return new Credential(accessToken, "UPN:" + userPrincipalName);
  }

  /** Of the app itself. */
  public static Credential ofApplication(String accessToken, String tenantId) {
    return new Credential(accessToken, "APP:" + SYSTEM_MAILBOX + "@" + tenantId);
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
