package dev.countersign.mailflow.smtp;

import java.io.IOException;
import java.io.OutputStream;

/** Octets in memory. */
@SuppressWarnings("ArrayRecordComponent") // only ever passed through
public record FixedContent(byte[] octets) implements MessageContent {
  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(octets);
  }
}
