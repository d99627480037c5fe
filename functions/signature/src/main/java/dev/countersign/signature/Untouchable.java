package dev.countersign.signature;

/** Ends the reading of a message that is to be left alone. An answer, not an error: no stack. */
public final class Untouchable extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String detail;

  public Untouchable(Reason reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  /** The decision that this stands for. */
  public LeftAlone decision() {
    return new LeftAlone(reason, detail);
  }
}
