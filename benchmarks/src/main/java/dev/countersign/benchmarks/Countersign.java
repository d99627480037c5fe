package dev.countersign.benchmarks;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.countersign.signature.Marks;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Our engine as the mail path runs it: full scan, signature and marks. */
final class Countersign implements Signer {
  private final SignatureEngine engine = new SignatureEngine();
  private final Stamp stamp =
      new Stamp(
          new RenderedSignature("benchmark-1", Footer.HTML, Footer.TEXT, List.of()),
          new Marks(List.of("X-Countersign-Processed: 1"), Set.of("X-Countersign-Tenant")));

  @Override
  public void sign(byte[] message, ByteArrayOutputStream out) throws IOException {
    engine.sign(message, stamp, out);
  }

  @Override
  public void sign(Path from, Path to) throws IOException {
    try (FileChannel out = FileChannel.open(to, CREATE, TRUNCATE_EXISTING, WRITE)) {
      engine.sign(from, stamp, out);
    }
  }
}
