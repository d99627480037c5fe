package dev.countersign.local.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One function with its execution environments: as in Lambda a handler instance serves one
 * invocation at a time and is used again, and one that timed out is thrown away.
 */
final class FunctionRuntime {
  private final LambdaFunction function;
  private final ExecutorService threads;
  private final Handlers handlers;
  private final Queue<RequestStreamHandler> idle = new ConcurrentLinkedQueue<>();

  FunctionRuntime(LambdaFunction function, ExecutorService threads, Handlers handlers) {
    this.function = function;
    this.threads = threads;
    this.handlers = handlers;
  }

  /** Makes the handler of a new execution environment. */
  interface Handlers {
    RequestStreamHandler make() throws InvocationTargetException;
  }

  LambdaFunction function() {
    return function;
  }

  InvocationResult invoke(byte[] payload) {
    String requestId = UUID.randomUUID().toString();
    RequestStreamHandler handler;
    try {
      handler = function.role().run(this::take);
    } catch (InvocationTargetException e) {
      return ErrorPayload.thrown(e.getTargetException());
    } catch (Exception | LinkageError e) {
      return ErrorPayload.thrown(e);
    }
    return run(handler, payload, requestId);
  }

  private RequestStreamHandler take() throws InvocationTargetException {
    RequestStreamHandler handler = idle.poll();
    return handler != null ? handler : handlers.make();
  }

  private InvocationResult run(RequestStreamHandler handler, byte[] payload, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InvocationContext context = new InvocationContext(function, requestId);
    Future<?> task =
        threads.submit(
            () ->
                function
                    .role()
                    .run(() -> call(handler, new ByteArrayInputStream(payload), out, context)));
    try {
      task.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
      idle.add(handler);
      return new InvocationResult(out.toByteArray(), false);
    } catch (ExecutionException e) {
      idle.add(handler);
      Throwable cause = e.getCause();
      return ErrorPayload.thrown(cause == null ? e : cause);
    } catch (TimeoutException e) {
      task.cancel(true);
      return ErrorPayload.timedOut(requestId, function.timeout());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return ErrorPayload.thrown(e);
    }
  }

  private static Void call(
      RequestStreamHandler handler,
      ByteArrayInputStream in,
      ByteArrayOutputStream out,
      InvocationContext context)
      throws IOException {
    handler.handleRequest(in, out, context);
    return null;
  }
}
