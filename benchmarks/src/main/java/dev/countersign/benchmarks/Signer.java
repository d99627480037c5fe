package dev.countersign.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** One way to put {@link Footer} into a message. */
interface Signer {
  /** From memory into an output that is empty. */
  void sign(byte[] message, ByteArrayOutputStream out) throws IOException;

  /** File to file; replaces the target. */
  void sign(Path from, Path to) throws IOException;
}
