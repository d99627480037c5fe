package dev.countersign.local.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An instance of Postfix of its own, with alterMIME as its content filter: in a folder of its own,
 * on free ports of this machine, with nothing of the machine's own Postfix.
 */
final class PostfixAltermime implements AutoCloseable {
  private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
  private static final List<Path> PROGRAMS =
      List.of(POSTFIX, Path.of("/usr/sbin/smtp-source"), Path.of("/usr/bin/altermime"));

  private final PostfixFiles files;

  private PostfixAltermime(PostfixFiles files) {
    this.files = files;
  }

  /** Why it cannot run on this machine; empty if it can. */
  static Optional<String> missing() {
    List<Path> absent = PROGRAMS.stream().filter(p -> !Files.isExecutable(p)).toList();
    if (!absent.isEmpty()) {
      return Optional.of(
          "%s not found: install the Debian packages postfix and altermime".formatted(absent));
    }
    return "root".equals(System.getProperty("user.name"))
        ? Optional.empty()
        : Optional.of("Postfix can be started by root only");
  }

  /** Starts it. */
  static PostfixAltermime start(int sinkPort) throws IOException {
    PostfixFiles files = PostfixFiles.write(sinkPort);
    PostfixAltermime postfix = new PostfixAltermime(files);
    run("chown", "postfix", files.folder().resolve("data").toString());
    postfix.control("start");
    return postfix;
  }

  Target target(String name) {
    return new Target(name, files.port(), false, "");
  }

  private void control(String command) throws IOException {
    run(POSTFIX.toString(), "-c", files.folder().resolve("conf").toString(), command);
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("This command failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    control("stop");
    try (Stream<Path> all = Files.walk(files.folder())) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
