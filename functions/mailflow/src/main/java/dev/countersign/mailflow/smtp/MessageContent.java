package dev.countersign.mailflow.smtp;

import java.io.IOException;
import java.io.OutputStream;

/** The octets of a message; may be written more than once. */
public interface MessageContent {
  /** How many octets there are. */
  long size();

  /** Writes them all. */
  void writeTo(OutputStream out) throws IOException;
}
