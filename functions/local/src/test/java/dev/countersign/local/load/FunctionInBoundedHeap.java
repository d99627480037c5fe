package dev.countersign.local.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.local.cloud.Endpoints;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A deployed function in a Java of its own that has no more heap than said. */
final class FunctionInBoundedHeap implements RequestStreamHandler {
  private final LambdaFunction function;
  private final Endpoints endpoints;
  private final int megabytes;
  private final Path folder;

  /**
   * @param folder for its output, and for what it writes to {@code /tmp}
   */
  FunctionInBoundedHeap(LambdaFunction function, Endpoints endpoints, int megabytes, Path folder) {
    this.function = function;
    this.endpoints = endpoints;
    this.megabytes = megabytes;
    this.folder = folder;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Path in = Files.createTempFile(folder, "event", ".json");
    Path out = Files.createTempFile(folder, "answer", ".json");
    Files.write(in, event.readAllBytes());
    run(command(in, out));
    answer.write(Files.readAllBytes(out));
  }

  private List<String> command(Path event, Path answer) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    for (String property :
        List.of(
            "jdk.net.hosts.file", "javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword")) {
      command.add("-D" + property + "=" + Objects.requireNonNull(System.getProperty(property)));
    }
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FunctionInBoundedHeap.class.getName());
    command.addAll(List.of(function.handler(), event.toString(), answer.toString()));
    return command;
  }

  private void run(List<String> command) throws IOException {
    Path log = Files.createTempFile(folder, function.name(), ".log");
    ProcessBuilder java =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    java.environment().putAll(function.environment());
    java.environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", endpoints.aws().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    try {
      if (java.start().waitFor() != 0) {
        throw new IOException(function.name() + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The function's handler, the file with its event, the file for its answer. */
  public static void main(String[] arguments) throws Exception {
    RequestStreamHandler handler =
        Class.forName(arguments[0].split("::", 2)[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();
    try (InputStream event = Files.newInputStream(Path.of(arguments[1]));
        OutputStream answer = Files.newOutputStream(Path.of(arguments[2]))) {
      handler.handleRequest(event, answer, null);
    }
  }
}
