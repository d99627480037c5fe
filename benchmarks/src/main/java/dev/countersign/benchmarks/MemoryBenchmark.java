package dev.countersign.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From an array into a buffer that has its size already: nobody pays for a growing output. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MemoryBenchmark {
  @Param Messages message = Messages.REPLY_5KB;

  private final Signer plainCopy = new PlainCopy();
  private final Signer countersign = new Countersign();
  private final Signer mime4j = new Mime4j();
  private final Signer jakartaMail = new JakartaMail();
  private byte[] bytes = {};
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Setup
  public void prepare() {
    bytes = message.bytes();
    out = new ByteArrayOutputStream(bytes.length + 64 * 1024);
  }

  @Benchmark
  public int plainCopy() throws IOException {
    return signedBy(plainCopy);
  }

  @Benchmark
  public int countersign() throws IOException {
    return signedBy(countersign);
  }

  @Benchmark
  public int mime4j() throws IOException {
    return signedBy(mime4j);
  }

  @Benchmark
  public int jakartaMail() throws IOException {
    return signedBy(jakartaMail);
  }

  private int signedBy(Signer signer) throws IOException {
    out.reset();
    signer.sign(bytes, out);
    return out.size();
  }
}
