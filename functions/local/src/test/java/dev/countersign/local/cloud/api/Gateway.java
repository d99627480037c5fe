package dev.countersign.local.cloud.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.http.HttpListener;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.template.FunctionResource;
import dev.countersign.local.cloud.template.HttpApiResource;
import dev.countersign.local.cloud.template.HttpRoute;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A gateway before one function that keeps what it is called with. */
final class Gateway implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock();
  final HttpListener issuerListener = new HttpListener("issuer", 0);
  final HttpListener apiListener = new HttpListener("api", 0);
  final UserIssuer issuer = new UserIssuer(issuerListener.address(), clock);
  final ExecutorService threads = Executors.newCachedThreadPool();
  final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  final ObjectNode answer = JSON.createObjectNode().put("statusCode", 200);
  boolean fails;

  Gateway() {
    issuerListener.serve(issuer::handle);
    String url = issuerListener.address().toString();
    HttpApiResource api =
        new HttpApiResource(
            "Users",
            List.of(
                new HttpApiResource.JwtAuthorizerResource(
                    "Users", url, List.of(UserIssuer.AUDIENCE))),
            new HttpApiResource.Cors(
                List.of("https://app.example"),
                List.of("GET"),
                List.of("*"),
                List.of(),
                false,
                60));
    FunctionResource function =
        new FunctionResource(
            "F",
            "arn",
            "h",
            Map.of(),
            Duration.ofSeconds(3),
            128,
            List.of(),
            List.of(
                new HttpRoute("GET", "/items/{id}", "DEFAULT", List.of()),
                new HttpRoute("PUT", "/admin", "DEFAULT", List.of("admin")),
                new HttpRoute("ANY", "/open/{rest+}", "NONE", List.of())),
            List.of(),
            List.of(),
            List.of());
    apiListener.serve(new ApiGateway(api, List.of(function), this::invoke, threads, clock)::handle);
  }

  private InvocationResult invoke(String function, byte[] event) {
    try {
      events.add(JSON.readTree(event));
      return new InvocationResult(JSON.writeValueAsBytes(answer), fails);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(apiListener.address().resolve(pathAndQuery));
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    apiListener.close();
    issuerListener.close();
    threads.shutdownNow();
  }
}
