package dev.countersign.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function that takes one JSON document and answers with one.
 *
 * <p>What it throws is always a {@link Failure} without a cause: Lambda hands class name and
 * message to the caller, and the message of a foreign exception may hold what nobody else should
 * see.
 *
 * @param <I> the input
 * @param <O> the output
 */
public abstract class JsonHandler<I, O> implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonHandler.class);
  private final Class<I> inputType;

  protected JsonHandler(Class<I> inputType) {
    this.inputType = inputType;
  }

  /** Does the work of the function. Called by Lambda and by tests. */
  public abstract O handle(I input);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    try {
      Json.MAPPER.writeValue(out, handle(Json.MAPPER.readValue(in, inputType)));
    } catch (RuntimeException | IOException thrown) {
      throw forCaller(Failures.of(thrown));
    }
  }

  private RuntimeException forCaller(Failure failure) {
    LOG.warn("{} failed: {} ({})", getClass().getSimpleName(), failure.code(), failure.detail());
    if (failure.getCause() == null) {
      return failure;
    }
    return failure instanceof TemporaryFailure
        ? new TemporaryFailure(failure.code(), failure.publicText(), failure.detail())
        : new PermanentFailure(failure.code(), failure.publicText(), failure.detail());
  }
}
