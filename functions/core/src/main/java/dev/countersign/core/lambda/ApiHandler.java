package dev.countersign.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.failure.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function behind a route of the HTTP API. A failure becomes {@code
 * {"error":{"code":…,"message":…}}} with its status: {@link ApiProblem}'s own, 503 for a temporary
 * one, 500 otherwise.
 */
public abstract class ApiHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  /** Answers one request. Called by Lambda and by tests. */
  public abstract ApiResponse handle(ApiRequest request);

  /** How a failure is shown; routes that a browser opens override it with a page. */
  protected ApiResponse answer(int status, Failure failure) {
    return ApiResponse.json(
        status, Map.of("error", Map.of("code", failure.code(), "message", failure.publicText())));
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    Json.MAPPER.writeValue(out, respond(Json.MAPPER.readValue(in, ApiRequest.class)));
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
