package dev.countersign.mailflow.smtp;

import java.io.IOException;

/** The server does not speak SMTP as this client understands it. */
public final class SmtpProtocolException extends IOException {
  SmtpProtocolException(String message) {
    super(message);
  }
}
