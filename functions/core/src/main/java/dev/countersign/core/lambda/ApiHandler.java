package dev.countersign.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.failure.TemporaryFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function behind a route of the HTTP API. A failure becomes {@code
 * {"error":{"code":…,"message":…}}} with its status: {@link ApiProblem}'s own, 503 for a temporary
 * one, 500 otherwise.
 */
public abstract class ApiHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  /** Asks about a subscription that nobody has, so it ends at the first look into the table. */
  private static final String NOBODYS =
      """
      {"pathParameters":{"subscriptionId":"priming00000","invitation":"priming00000.0",\
      "authorization":"priming00000.0"},"queryStringParameters":{"state":"priming00000.0"},\
      "requestContext":{"domainName":"priming.invalid","http":{"method":"GET"},\
      "authorizer":{"jwt":{"claims":{"sub":"priming"}}}},"isBase64Encoded":false}""";

  @SuppressWarnings("UnusedVariable") // Kept: the runtime holds it weakly.
  private final Priming priming = Priming.with(this::prime);

  /** Answers one request. Called by Lambda and by tests. */
  public abstract ApiResponse handle(ApiRequest request);

  /** How a failure is shown; routes that a browser opens override it with a page. */
  protected ApiResponse answer(int status, Failure failure) {
    return ApiResponse.json(
        status, Map.of("error", Map.of("code", failure.code(), "message", failure.publicText())));
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, @Nullable Context context)
      throws IOException {
    Json.MAPPER.writeValue(out, respond(Json.MAPPER.readValue(in, ApiRequest.class)));
  }

  void prime() throws IOException {
    byte[] request = NOBODYS.getBytes(StandardCharsets.UTF_8);
    handleRequest(new ByteArrayInputStream(request), OutputStream.nullOutputStream(), null);
  }

  private ApiResponse respond(ApiRequest request) {
    try {
      return handle(request);
    } catch (ApiProblem problem) {
      return answer(problem.status(), problem);
    } catch (RuntimeException thrown) {
      Failure failure = Failures.of(thrown);
      LOG.warn("{} failed: {} ({})", getClass().getSimpleName(), failure.code(), failure.detail());
      return answer(failure instanceof TemporaryFailure ? 503 : 500, failure);
    }
  }
}
