package dev.countersign.local.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.http.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** All deployed functions, invoked by name or ARN. */
public final class Functions implements AutoCloseable {
  /** Lambda's own: an asynchronous event is tried again twice, after one and two minutes. */
  private static final RetryPolicy ASYNC =
      new RetryPolicy(List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)));

  private final Map<String, FunctionRuntime> byName = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("lambda"));
  private final Timers timers;

  public Functions(Clock clock) {
    this.timers = new Timers(clock);
  }

  public void deploy(LambdaFunction function) {
    byName.put(
        function.name(),
        new FunctionRuntime(
            function,
            threads,
            () -> HandlerFactory.create(function.handler(), function.environment())));
  }

  /** The same with handlers that are made in another way than from their class. */
  public void deploy(LambdaFunction function, Supplier<RequestStreamHandler> handlers) {
    byName.put(function.name(), new FunctionRuntime(function, threads, handlers::get));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /** The timers that asynchronous invocations wait in; they follow the cloud's clock. */
  public Timers timers() {
    return timers;
  }

  /** Threads that end with this. */
  public Executor threads() {
    return threads;
  }

  /**
   * Invokes and waits (RequestResponse).
   *
   * @throws AwsError ResourceNotFoundException for an unknown function
   */
  public InvocationResult invoke(String nameOrArn, byte[] payload) {
    return find(nameOrArn).invoke(payload);
  }

  /**
   * Queues the event (Event); failures are tried again twice, then logged and dropped.
   *
   * @throws AwsError ResourceNotFoundException for an unknown function
   */
  public void invokeAsync(String nameOrArn, byte[] payload) {
    invokeAsync(nameOrArn, payload, ASYNC);
  }

  /** The same with the caller's own retries. */
  public void invokeAsync(String nameOrArn, byte[] payload, RetryPolicy policy) {
    threads.execute(new AsyncInvocation(find(nameOrArn), payload, policy, timers, threads));
  }

  /**
   * What is deployed under this name.
   *
   * @throws AwsError ResourceNotFoundException
   */
  public LambdaFunction function(String nameOrArn) {
    return find(nameOrArn).function();
  }

  private FunctionRuntime find(String nameOrArn) {
    FunctionRuntime runtime = byName.get(FunctionNames.nameOf(nameOrArn));
    if (runtime == null) {
      throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + nameOrArn);
    }
    return runtime;
  }

  @Override
  public void close() {
    timers.close();
    threads.shutdownNow();
  }
}
