package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.PermanentFailure;

/** Exchange Online refused a cmdlet. */
final class CmdletFailed extends PermanentFailure {
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
    return "The signed-in account may not run "
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
