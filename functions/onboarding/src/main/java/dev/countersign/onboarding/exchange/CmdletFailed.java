package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.PermanentFailure;

/** Exchange Online refused a cmdlet. */
final class CmdletFailed extends PermanentFailure {
  /** Nobody is asked to sign in then: what to do has to be said, too. */
  static final String APP_ONLY =
      "Where app-only access is allowed and nobody was asked to sign in, our app has lost its role:"
          + " give it back, or end that access (PUT …/connection/app-only), and somebody is asked.";

  private final transient CmdletError error;

  CmdletFailed(String cmdlet, CmdletError error) {
    super(
        error.isForbidden() ? "ExchangeAccessDenied" : "ExchangeRefused",
        error.isForbidden() ? forbidden(cmdlet) : refused(cmdlet, error),
        cmdlet + " " + error);
    this.error = error;
  }

  CmdletError error() {
    return error;
  }

  private static String forbidden(String cmdlet) {
    return "The account that we work with may not run "
        + cmdlet
        + " in Exchange Online. Try again and sign in as a Global Administrator, or with the"
        + " roles Transport Rules, Organization Configuration and Transport Hygiene. "
        + APP_ONLY;
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
