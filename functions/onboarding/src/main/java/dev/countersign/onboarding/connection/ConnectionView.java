package dev.countersign.onboarding.connection;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.drift.Drift;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.spf.SpfView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API shows it. Times are ISO 8601, UTC.
 *
 * @param step the state that the run is in
 * @param since when status or step last changed
 * @param steps the states that the run entered, oldest first
 * @param organization that gave consent; null before that, and after disconnecting
 * @param next what the administrator has to do now
 * @param plan what the run changes in Exchange Online; null until that is known
 * @param drift what somebody changed since; null unless the organisation lets us look
 * @param failure why it failed and what to do; only with {@code FAILED}
 * @param mailFlow whether mail was seen to go through the loop; null unless {@code CONNECTED}
 * @param directory whether people's data are up to date; null before they were first read
 * @param spf whether the SPF records of the sending domains include us, as of the last check
 * @param failure why the last run failed and what to do; with {@code CONNECTED}, what was connected
 *     before that run still is
 * @param waiting what the step waits for, and since when
 * @param connectedSince since when mail goes through us; null while it does not
 * @param executionArn of the run in Step Functions
 * @param executionUrl the same in the AWS console
 * @param signInUrl only in the answer to Connect: for the Global Administrator
 */
record ConnectionView(
    Status status,
    @Nullable String runId,
    @Nullable String step,
    @Nullable String since,
    List<StepView> steps,
    @Nullable OrganizationView organization,
    NextAction next,
    @Nullable Plan plan,
    @Nullable Drift drift,
    @Nullable MailFlowView mailFlow,
    @Nullable DirectoryView directory,
    SpfView spf,
    @Nullable FailureReason failure,
    @Nullable WaitingView waiting,
    @Nullable String connectedSince,
    @Nullable String executionArn,
    @Nullable String executionUrl,
    @Nullable String signInUrl) {

  /** A state that the run entered. */
  record StepView(String name, String at) {}

  static ConnectionView of(
      ConnectionStatus status,
      @Nullable OrganizationView organization,
      NextAction next,
      @Nullable Plan plan,
      @Nullable Drift drift,
      @Nullable MailFlowView mailFlow,
      @Nullable DirectoryView directory,
      SpfView spf,
      @Nullable String signInUrl) {
    return new ConnectionView(
        status.status(),
        status.runId(),
        status.step(),
        optionalTime(status.since()),
        status.steps().stream().map(step -> new StepView(step.name(), time(step.at()))).toList(),
        organization,
        next,
        plan,
        drift,
        mailFlow,
        directory,
        spf,
        status.failure(),
        WaitingView.of(status.waiting()),
        optionalTime(status.connectedSince()),
        status.executionArn(),
        status.executionArn() == null ? null : ConsoleLinks.execution(status.executionArn()),
        signInUrl);
  }

  /** Something that takes its time. */
  record WaitingView(String code, String message, String since) {
    static @Nullable WaitingView of(@Nullable Waiting waiting) {
      return waiting == null
          ? null
          : new WaitingView(waiting.code(), waiting.message(), time(waiting.since()));
    }
  }

  private static @Nullable String optionalTime(@Nullable Instant at) {
    return at == null ? null : time(at);
  }

  /** To the millisecond: Java prints what the clock has, up to nine digits. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Without the link and the code. */
  @Override
  public String toString() {
    return "ConnectionView[status=" + status + ", step=" + step + "]";
  }
}
