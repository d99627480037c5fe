package dev.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a file into a file, both in java.io.tmpdir; nobody forces anything to the disk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FileBenchmark {
  @Param Messages message = Messages.REPLY_5KB;

  private final Signer plainCopy = new PlainCopy();
  private final Signer countersign = new Countersign();
  private final Signer mime4j = new Mime4j();
  private final Signer jakartaMail = new JakartaMail();
  private Path directory = Path.of("");
  private Path from = Path.of("");
  private Path to = Path.of("");
  private AlterMime alterMime = new AlterMime(directory);

  @Setup
  public void prepare() throws IOException {
    directory = Files.createTempDirectory("countersign-benchmark");
    from = Files.write(directory.resolve("message.eml"), message.bytes());
    to = directory.resolve("signed.eml");
    alterMime = new AlterMime(directory);
    alterMime.writeFooters();
  }

  @TearDown
  public void remove() throws IOException {
    Directories.delete(directory);
  }

  @Benchmark
  public void plainCopy() throws IOException {
    plainCopy.sign(from, to);
  }

  @Benchmark
  public void kernelCopy() throws IOException {
    PlainCopy.inKernel(from, to);
  }

  @Benchmark
  public void countersign() throws IOException {
    countersign.sign(from, to);
  }

  @Benchmark
  public void mime4j() throws IOException {
    mime4j.sign(from, to);
  }

  @Benchmark
  public void jakartaMail() throws IOException {
    jakartaMail.sign(from, to);
  }

  @Benchmark
  public void alterMime() throws IOException {
    alterMime.sign(from, to);
  }

  /** What of {@link #alterMime} is the start of a process. */
  @Benchmark
  public void alterMimeStart() throws IOException {
    alterMime.startOnly(to);
  }
}
