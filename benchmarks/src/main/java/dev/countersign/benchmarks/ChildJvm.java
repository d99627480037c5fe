package dev.countersign.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of this module in a JVM of its own. */
final class ChildJvm {
  /**
   * @param status 0 where it ended well
   * @param output of both streams
   */
  record Ended(int status, String output) {}

  private ChildJvm() {}

  static Ended run(List<String> options, Class<?> main, String... arguments) throws IOException {
    return run(System.getProperty("java.class.path"), options, main, arguments);
  }

  static Ended run(String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return new Ended(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
