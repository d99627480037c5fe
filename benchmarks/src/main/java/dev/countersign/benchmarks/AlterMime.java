package dev.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's altermime as a process, from standard input to standard output, which are files. */
final class AlterMime {
  private static final Path PROGRAM = Path.of("/usr/bin/altermime");

  private final Path directory;

  /**
   * @param directory for its footers and its temporary file
   */
  AlterMime(Path directory) {
    this.directory = directory;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  void writeFooters() throws IOException {
    Files.writeString(directory.resolve("footer.txt"), Footer.TEXT);
    Files.writeString(directory.resolve("footer.html"), Footer.HTML);
  }

  void sign(Path from, Path to) throws IOException {
    run(
        new ProcessBuilder(
                PROGRAM.toString(),
                "--input=-",
                "--disclaimer=footer.txt",
                "--disclaimer-html=footer.html")
            .redirectInput(from.toFile()),
        to);
  }

  void startOnly(Path to) throws IOException {
    run(new ProcessBuilder(List.of(PROGRAM.toString(), "--version")), to);
  }

  private void run(ProcessBuilder builder, Path to) throws IOException {
    Process process =
        builder
            .directory(directory.toFile())
            .redirectOutput(to.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("altermime ended with status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException(e);
    }
  }
}
