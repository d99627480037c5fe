package dev.countersign.local.cloud.stepfunctions.moto;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A process of {@code moto_server}. */
public final class MotoServer implements AutoCloseable {
  private static final String PROGRAM = "moto_server";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final boolean executes;
  private final Process process;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Starts one whose state machines really run.
   *
   * @param lambdaPort where its tasks find Lambda
   * @param account whose resources it has
   */
  MotoServer(int lambdaPort, String account) throws IOException {
    this(true, lambdaPort, account);
  }

  /** Starts one whose executions stay at their beginning until they are stopped. */
  public static MotoServer idle() throws IOException {
    return new MotoServer(false, freePort(), "000000000000");
  }

  private MotoServer(boolean executes, int lambdaPort, String account) throws IOException {
    this.executes = executes;
    int port = freePort();
    endpoint = URI.create("http://127.0.0.1:" + port);
    ProcessBuilder builder =
        new ProcessBuilder(PROGRAM, "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // Moto calls other services where it believes itself to be.
    builder.environment().put("MOTO_PORT", String.valueOf(lambdaPort));
    builder.environment().put("MOTO_ACCOUNT_ID", account);
    process = builder.start();
    await("start of " + PROGRAM)
        .atMost(START_LIMIT)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(this::configured);
  }

  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean configured() throws IOException, InterruptedException {
    return post(
        "/moto-api/config", "{\"stepfunctions\":{\"execute_state_machine\":" + executes + "}}");
  }

  /** Forgets everything: a server of this version runs only one execution. */
  void reset() throws IOException, InterruptedException {
    if (!post("/moto-api/reset", "") || !configured()) {
      throw new IOException(PROGRAM + " could not be reset");
    }
  }

  private boolean post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
