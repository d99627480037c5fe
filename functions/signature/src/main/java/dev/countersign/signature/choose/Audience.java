package dev.countersign.signature.choose;

/** Which recipients a rule is for. A recipient is internal if its domain is the organisation's. */
public enum Audience {
  ANYONE,
  /** Every internal recipient, whoever else gets the message. */
  INTERNAL,
  /** Every external recipient, whoever else gets the message. */
  EXTERNAL,
  /** All recipients, if none of the message's is external. */
  ONLY_INTERNAL,
  /** All recipients, if none of the message's is internal. */
  ONLY_EXTERNAL,
  /** All recipients, if the message has both. */
  MIXED;

  boolean includes(boolean internal, Recipients recipients) {
    return switch (this) {
      case ANYONE -> true;
      case INTERNAL -> internal;
      case EXTERNAL -> !internal;
      case ONLY_INTERNAL -> !recipients.hasExternal();
      case ONLY_EXTERNAL -> !recipients.hasInternal();
      case MIXED -> recipients.hasInternal() && recipients.hasExternal();
    };
  }
}
