package dev.countersign.local.microsoft365.mail;

/** Whom Exchange believes a message to come from. */
enum Origin {
  /** A user of the organisation, authenticated, or mail that came back and kept the proof of it. */
  INTERNAL,
  /** Anybody else. */
  EXTERNAL
}
