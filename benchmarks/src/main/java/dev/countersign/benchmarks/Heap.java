package dev.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Proves that 8 MB of heap are enough for 25 MB, and looks for the least that is. */
final class Heap {
  private static final int BAR_MB = 8;

  private Heap() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("countersign-heap");
    try {
      Path from = directory.resolve("message.eml");
      Files.write(from, Messages.ATTACHMENTS_25MB.bytes());
      Path to = directory.resolve("signed.eml");
      System.out.printf("Heap for a file of %,d bytes, signed into a file:%n", Files.size(from));
      for (int megabytes = BAR_MB; megabytes >= 2; megabytes -= 2) {
        report(megabytes, ChildJvm.run(options(megabytes), Child.class, "" + from, "" + to));
      }
    } finally {
      Directories.delete(directory);
    }
  }

  private static List<String> options(int megabytes) {
    return List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m");
  }

  private static void report(int megabytes, ChildJvm.Ended ended) {
    boolean passed = ended.status() == 0;
    String first = ended.output().lines().findFirst().orElse("no output");
    System.out.printf("  -Xmx%dm %s: %s%n", megabytes, passed ? "passes" : "fails", first);
    if (!passed && megabytes == BAR_MB) {
      throw new IllegalStateException("The bar of 8 MB is missed");
    }
  }

  /** The JVM with the small heap. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      Path to = Path.of(arguments[1]);
      for (int i = 0; i < 10; i++) {
        new Countersign().sign(Path.of(arguments[0]), to);
      }
      System.out.printf(
          "ten times, %,d bytes each; the JVM's limit is %,d%n",
          Files.size(to), Runtime.getRuntime().maxMemory());
    }
  }
}
