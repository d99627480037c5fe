package dev.countersign.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function in a JVM of its own, with the flags of Lambda's Java runtime.
 *
 * @param handler class name, with or without {@code ::handleRequest}
 * @param classPath what is deployed, and the runtime interface client
 */
record ColdFunction(String handler, String classPath, Map<String, String> environment) {
  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** Lambda's own choice for functions of 1,024 MB. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:MaxHeapSize=787456k",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

  ColdFunction {
    environment = new HashMap<>(environment);
  }

  /**
   * Starts it, gives it an event and ends it.
   *
   * @param expected part of the answer
   * @throws IOException where it answers otherwise: a cold start that does not do the work is no
   *     measurement
   */
  Measured start(String event, String expected) throws IOException {
    return start(event, expected, RuntimeApi::initialised);
  }

  /** The same, whatever it answers. */
  Measured startAnyway(String event) throws IOException {
    return start(event, null, RuntimeApi::initialised);
  }

  /** The same function with another variable. */
  ColdFunction with(String variable, String value) {
    ColdFunction other = new ColdFunction(handler, classPath, environment);
    other.environment.put(variable, value);
    return other;
  }

  /**
   * The same as a function that Lambda takes a snapshot of: what the function does before that
   * belongs to the initialisation. How long Lambda takes to restore it cannot be seen here.
   */
  Measured startFromSnapshot(String event, String expected) throws IOException {
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return start(event, expected, RuntimeApi::frozen);
  }

  /** When a runtime is ready for its first event; {@link System#nanoTime}. */
  private interface Ready {
    long in(RuntimeApi api) throws IOException;
  }

  private Measured start(String event, @Nullable String expected, Ready ready) throws IOException {
    File log = File.createTempFile("countersign-cold", ".log");
    try (RuntimeApi api = new RuntimeApi(event)) {
      long begin = System.nanoTime();
      Process process = process(api.address(), log);
      try {
        long initialised = ready.in(api);
        RuntimeApi.Answer answer = api.answer();
        if (expected != null && (answer.failed() || !answer.body().contains(expected))) {
          throw new IOException(handler + " answered: " + answer.body());
        }
        return new Measured((initialised - begin) / 1e6, (answer.at() - initialised) / 1e6);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IOException(handler + ", see " + log, e);
    }
  }

  private Process process(String runtimeApi, File log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    for (String shared : List.of("jdk.net.hosts.file", "javax.net.ssl.trustStore")) {
      command.add("-D" + shared + "=" + System.getProperty(shared));
    }
    command.add(
        "-Djavax.net.ssl.trustStorePassword="
            + System.getProperty("javax.net.ssl.trustStorePassword"));
    command.addAll(List.of("-cp", classPath, RUNTIME, handler));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log);
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.environment().put("_HANDLER", handler);
    return builder.start();
  }
}
