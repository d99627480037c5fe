package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.PermanentFailure;

/** Exchange Online refused a cmdlet. */
final class CmdletFailed extends PermanentFailure {
  /** Nobody is asked to sign in, so nobody can sign in as somebody else. */
  static final String GIVE_ROLE_BACK =
      " Give our app its permission and its role back (docs/operations.md has the commands) and try"
          + " again; or end app-only access (PUT …/connection/app-only with {\"allowed\":false}) and"
          + " try again, and an administrator is asked to sign in.";

  private final transient CmdletError error;

  CmdletFailed(String cmdlet, CmdletError error, Credential credential) {
    super(
        error.isForbidden() ? "ExchangeAccessDenied" : "ExchangeRefused",
        error.isForbidden() ? forbidden(cmdlet, credential) : refused(cmdlet, error),
        cmdlet + " " + error);
    this.error = error;
  }

  CmdletError error() {
    return error;
  }

  private static String forbidden(String cmdlet, Credential credential) {
    return credential.isApp()
        ? "Our app may not run " + cmdlet + " in Exchange Online any more." + GIVE_ROLE_BACK
        : "The signed-in account may not run "
            + cmdlet
            + " in Exchange Online. Try again and sign in as a Global Administrator, or with the"
            + " roles Transport Rules, Organization Configuration and Transport Hygiene.";
  }

  private static String refused(String cmdlet, CmdletError error) {
    return "Exchange Online refused "
        + cmdlet
        + " ("
        + error.word()
        + "). Check the organisation's connectors and rules in the Exchange admin center, then"
        + " try again.";
  }
}
