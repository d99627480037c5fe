package dev.countersign.mailflow.smtp;

import java.io.IOException;

/**
 * The server refused before it heard of a message. That says nothing about the message, so it is
 * tried again even where the code is a permanent one.
 */
public final class SessionRefusedException extends IOException {
  private final SmtpReply reply;

  SessionRefusedException(String verb, SmtpReply reply) {
    super(verb + " was answered with " + reply.codes() + ".");
    this.reply = reply;
  }

  /** What it said. */
  public SmtpReply reply() {
    return reply;
  }
}
