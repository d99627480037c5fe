package dev.countersign.mailflow;

import dev.countersign.core.failure.TemporaryFailure;

/**
 * Exchange Online would not take returned mail yet. The state machine names this class and waits
 * accordingly.
 */
public final class ReturnPathNotReady extends TemporaryFailure {
  private ReturnPathNotReady(String text, String detail) {
    super("ReturnPathNotReady", text, detail);
  }

  /** It answered: new connectors take effect in Microsoft's own time. */
  static ReturnPathNotReady refused(String codes) {
    return new ReturnPathNotReady(
        "Exchange Online does not take mail from us yet (it answered "
            + codes
            + "). A new connector takes 15 to 60 minutes to take effect; it is tried again, and no"
            + " mail is routed to us until then. If it stays so, check the client certificate and"
            + " the connector \"Countersign inbound\".",
        codes);
  }

  /** There was no conversation. */
  static ReturnPathNotReady unreachable(String detail) {
    return new ReturnPathNotReady(
        "Exchange Online's mail host could not be reached from here over port 25 with TLS. It is"
            + " tried again, and no mail is routed to us until then. If it stays so, check that AWS"
            + " has lifted its block of port 25, and the network of the function.",
        detail);
  }
}
