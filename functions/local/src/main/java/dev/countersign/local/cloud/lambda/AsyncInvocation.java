package dev.countersign.local.cloud.lambda;

import java.util.concurrent.Executor;

/** An event on its way to a function, with its retries. */
final class AsyncInvocation implements Runnable {
  private final FunctionRuntime runtime;
  private final byte[] payload;
  private final RetryPolicy policy;
  private final Timers timers;
  private final Executor threads;
  private int retries;

  AsyncInvocation(
      FunctionRuntime runtime,
      byte[] payload,
      RetryPolicy policy,
      Timers timers,
      Executor threads) {
    this.runtime = runtime;
    this.payload = payload;
    this.policy = policy;
    this.timers = timers;
    this.threads = threads;
  }

  @Override
  public void run() {
    InvocationResult result = runtime.invoke(payload);
    if (!result.functionError()) {
      return;
    }
    if (retries == policy.delays().size()) {
      System.getLogger(AsyncInvocation.class.getName())
          .log(
              System.Logger.Level.ERROR,
              "{0} failed {1} times; its event is dropped",
              runtime.function().name(),
              retries + 1);
      return;
    }
    timers.after(policy.delays().get(retries), () -> threads.execute(this));
    retries++;
  }
}
