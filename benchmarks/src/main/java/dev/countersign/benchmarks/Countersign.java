package dev.countersign.benchmarks;

import dev.countersign.signature.Marks;
import dev.countersign.signature.MessageSource;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Our engine as the mail path runs it: full scan, signature and marks. */
final class Countersign implements Signer {
  private static final int BUFFER = 64 * 1024;

  private final SignatureEngine engine = new SignatureEngine();
  private final Stamp stamp =
      new Stamp(
          new RenderedSignature("benchmark-1", Footer.HTML, Footer.TEXT, List.of()),
          new Marks(List.of("X-Countersign-Processed: 1"), Set.of("X-Countersign-Tenant")));

  @Override
  public void sign(byte[] message, OutputStream out) throws IOException {
    engine.plan(MessageSource.of(message), stamp).writeTo(out);
  }

  @Override
  public void sign(Path from, Path to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
      engine.plan(MessageSource.of(from), stamp).writeTo(out);
    }
  }
}
