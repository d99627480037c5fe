package dev.countersign.core.run;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.JsonHandler;

/**
 * A task of a state machine: before it works, the status says that the run is in the state with
 * this class's name. What it waits for before it is tried again is in the status, too.
 *
 * @param <I> the input
 * @param <O> the output
 */
public abstract class RunTask<I extends RunTask.Input, O> extends JsonHandler<I, O> {
  private final StatusStore status;

  /** What the state machine hands to every task. */
  public interface Input {
    String subscriptionId();

    String runId();
  }

  /** An input with nothing else in it. */
  public record RunInput(String subscriptionId, String runId) implements Input {}

  protected RunTask(Class<I> inputType, StatusStore status) {
    super(inputType);
    this.status = status;
  }

  /** Does the work. */
  protected abstract O run(I input);

  @Override
  public final O handle(I input) {
    status.enter(input.subscriptionId(), input.runId(), getClass().getSimpleName());
    try {
      return run(input);
    } catch (TemporaryFailure failure) {
      say(input, failure);
      throw failure;
    }
  }

  /** What cannot be shown does not hide why: the state machine decides by the failure. */
  private void say(I input, TemporaryFailure failure) {
    try {
      status.waiting(input.subscriptionId(), input.runId(), failure.code(), failure.publicText());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
