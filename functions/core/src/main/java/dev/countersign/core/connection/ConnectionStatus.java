package dev.countersign.core.connection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription's connection has come: one record per subscription.
 *
 * @param status for people
 * @param runId the run that set it; null before the first
 * @param executionArn that run in Step Functions
 * @param step name of the state that the run is in
 * @param since when {@code status} or {@code step} last changed
 * @param steps the states that this run entered, oldest first
 * @param failure why it failed; null unless {@code FAILED}
 */
public record ConnectionStatus(
    Status status,
    @Nullable String runId,
    @Nullable String executionArn,
    @Nullable String step,
    @Nullable Instant since,
    List<Step> steps,
    @Nullable FailureReason failure) {

  /** Before anybody pressed Connect. */
  public static final ConnectionStatus NOT_CONNECTED =
      new ConnectionStatus(Status.NOT_CONNECTED, null, null, null, null, List.of(), null);

  /**
   * A state that the run entered.
   *
   * @param name of the state
   * @param at when
   */
  public record Step(String name, Instant at) {}

  /**
   * Why a run failed.
   *
   * @param code one word for programs
   * @param message what happened, what was done, what to do next
   * @param step where
   */
  public record FailureReason(String code, String message, String step) {}
}
