package dev.countersign.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** One way to put {@link Footer} into a message. */
interface Signer {
  /** Memory to memory; does not close the output. */
  void sign(byte[] message, OutputStream out) throws IOException;

  /** File to file; replaces the target. */
  void sign(Path from, Path to) throws IOException;
}
