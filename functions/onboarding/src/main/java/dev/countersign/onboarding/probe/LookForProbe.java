package dev.countersign.onboarding.probe;

import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.Probe.Result;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.probe.LookForProbe.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the test message has gone through the whole loop: it came through the connector,
 * and Exchange took it back. One that never comes proves nothing, and the run goes on; one that
 * came and is not taken back proves that mail would be held up, and ends the run.
 */
public final class LookForProbe extends RunTask<Input, ProbeProgress> {
  /** Mail takes seconds; a connector that was just made, some minutes. */
  private static final String PATIENCE_SECONDS = "540";

  private final StatusStore statuses;
  private final ProbeStore probes;
  private final MessageLedger ledger;
  private final Duration patience;
  private final Clock clock;

  /** For Lambda. */
  public LookForProbe() {
    this(Environment.ofLambda());
  }

  public LookForProbe(Environment environment) {
    this(
        new Wiring(environment),
        Duration.ofSeconds(
            Long.parseLong(environment.get("PROBE_PATIENCE_SECONDS", PATIENCE_SECONDS))));
  }

  private LookForProbe(Wiring wiring, Duration patience) {
    this(
        wiring.stores().statuses(),
        wiring.stores().probes(),
        wiring.stores().ledger(),
        patience,
        wiring.clock());
  }

  /**
   * @param patience how long one message is looked for, and as long again once it came
   */
  LookForProbe(
      StatusStore statuses,
      ProbeStore probes,
      MessageLedger ledger,
      Duration patience,
      Clock clock) {
    super(Input.class, statuses);
    this.statuses = statuses;
    this.probes = probes;
    this.ledger = ledger;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * @param looks how often the newest message was looked for
   * @param tries how many were sent
   */
  public record Input(String subscriptionId, String runId, int looks, int tries)
      implements RunTask.Input {}

  @Override
  protected ProbeProgress run(Input input) {
    return probes
        .find(input.subscriptionId())
        .map(probe -> look(input, probe))
        .orElse(ProbeProgress.over(input.tries()));
  }

  private ProbeProgress look(Input input, Probe probe) {
    Optional<MessageRecord> arrived = probes.arrivedAs(probe).flatMap(ledger::find);
    if (arrived.filter(message -> message.state() == MessageState.RETURNED).isPresent()) {
      return end(input, probe, Result.RETURNED);
    }
    sayThatItIsAwaited(input, arrived.isPresent());
    if (clock.instant().isBefore(awaitedSince(probe, arrived).plus(patience))) {
      return ProbeProgress.after(input.looks() + 1, input.tries());
    }
    if (arrived.isPresent()) {
      throw notTakenBack(arrived.get());
    }
    return ProbeProgress.isLastTry(input.tries())
        ? end(input, probe, Result.NOT_ARRIVED)
        : ProbeProgress.another(input.tries());
  }

  /** One that came late has as much time to go back as any other. */
  private static Instant awaitedSince(Probe probe, Optional<MessageRecord> arrived) {
    return arrived.map(message -> message.progress().acceptedAt()).orElse(probe.sentAt());
  }

  private ProbeProgress end(Input input, Probe probe, Result result) {
    probes.save(input.subscriptionId(), probe.ended(result, null));
    return ProbeProgress.over(input.tries());
  }

  private void sayThatItIsAwaited(Input input, boolean arrived) {
    statuses.waiting(
        input.subscriptionId(),
        input.runId(),
        arrived ? "ProbeGoesBack" : "ProbeOnItsWay",
        arrived
            ? "A test message came through the connector and is being returned to Exchange Online."
            : "Exchange Online was asked to send a test message through the connector. A new"
                + " connector takes a while to work; nobody's mail is routed before.");
  }

  private static PermanentFailure notTakenBack(MessageRecord message) {
    List<DeliveryAttempt> attempts = message.progress().attempts();
    String answer = attempts.isEmpty() ? "none" : attempts.get(attempts.size() - 1).answer();
    return new PermanentFailure(
        "ProbeNotTakenBack",
        "A test message came to us through the connector, but Exchange Online did not take it back"
            + " (answer: "
            + answer
            + "). Mail would have been held up, so the rules were not enabled and everything that"
            + " this run set up was taken back. Check the client certificate and that port 25 is"
            + " open, then connect again.",
        answer);
  }
}
