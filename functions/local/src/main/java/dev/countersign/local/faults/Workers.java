package dev.countersign.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the functions as Lambda does: one may run while another is in the middle of something, and
 * whatever runs for a quarter of an hour is ended.
 */
final class Workers implements Temper {
  static final Duration TIME_OUT = Duration.ofMinutes(15);
  private static final int AT_ONCE = 3;

  private final RunClock clock;
  private final Random random;
  private final Tally tally;
  private final SimulatedQueue queue;
  private final Mood mood;
  private final Steps steps;
  private final World world;
  private final Evidence evidence;
  private final Deque<Worker> running = new ConcurrentLinkedDeque<>();

  /** Whether Exchange's answer to the message that it takes now does not arrive. */
  private volatile boolean answerIsLost;

  private final List<Functions> instances = new ArrayList<>();

  Workers(
      RunClock clock,
      Random random,
      Tally tally,
      ExchangeHost host,
      UnaryOperator<MessageLedger> sabotage) {
    this.clock = clock;
    this.random = random;
    this.tally = tally;
    this.queue = new SimulatedQueue(clock, random, tally);
    this.mood = new Mood(random, clock, tally);
    this.steps = new Steps(random, tally, this::somethingElse, this::disturb, this::requireAlive);
    this.world = new World(steps, queue, host, clock, this::isCertificateExpired, sabotage);
    this.evidence = new Evidence(world);
    host.temper(this);
  }

  World world() {
    return world;
  }

  Evidence evidence() {
    return evidence;
  }

  boolean queueIsEmpty() {
    return queue.isEmpty();
  }

  void rate(double shareOfStepsThatFail) {
    steps.rate(shareOfStepsThatFail);
  }

  /** Nothing goes wrong at all. */
  void nothingGoesWrong() {
    everythingWorks();
    mood.noOutage();
  }

  /** No more faults from now on; Exchange may still be away for a while. */
  void everythingWorks() {
    steps.rate(0);
    mood.well();
    queue.reliable();
  }

  /** SES announces a message; false, if the function failed. */
  boolean accept(Map<String, Object> event) {
    return run(instance -> Functions.call(instance.accept(), event)).isPresent();
  }

  void sweep() {
    run(instance -> Functions.call(instance.sweep(), Map.of()));
  }

  /** Relays what can be received now. */
  void workOff() {
    while (relayOne()) {
      tally.add("queue entries handled");
    }
  }

  private boolean relayOne() {
    Optional<Delivery> received = queue.receive();
    received.ifPresent(this::relay);
    return received.isPresent();
  }

  private void relay(Delivery delivery) {
    Map<String, Object> record =
        Map.of(
            "messageId", delivery.message().id(),
            "receiptHandle", delivery.receiptHandle(),
            "body", delivery.message().body());
    run(instance -> Functions.call(instance.relay(), Map.of("Records", List.of(record))))
        .filter(answer -> answer.path("batchItemFailures").isEmpty())
        .ifPresent(answer -> queue.delete(delivery));
  }

  private Optional<JsonNode> run(Function<Functions, JsonNode> function) {
    Worker worker = new Worker(clock.instant());
    // An instance runs one invocation at a time; what comes meanwhile goes to another one.
    int number = running.size();
    if (number == instances.size()) {
      instances.add(world.functions());
    }
    running.push(worker);
    try {
      return Optional.of(function.apply(instances.get(number)));
    } catch (Crash crash) {
      tally.add("crashes");
      instances.set(number, world.functions());
      return Optional.empty();
    } catch (RuntimeException e) {
      tally.add("functions that failed");
      return Optional.empty();
    } finally {
      running.pop();
      evidence.ended(worker);
    }
  }

  /** In the middle of one function, time passes and another one runs. */
  private void somethingElse() {
    Worker interrupted = running.element();
    if (running.size() < AT_ONCE) {
      clock.advance(Duration.ofSeconds(random.nextInt(600)));
      relayOne();
    }
    if (Duration.between(interrupted.start(), clock.instant()).compareTo(TIME_OUT) >= 0) {
      throw new Crash("time-out");
    }
  }

  private void disturb() {
    running.element().disturb();
  }

  private void requireAlive() {
    if (running.element().isEnded()) {
      throw new Crash("ended while it waited for Exchange");
    }
  }

  private boolean isCertificateExpired() {
    boolean expired = mood.isCertificateExpired();
    if (expired) {
      tally.add("certificates that were over");
      disturb();
    }
    return expired;
  }

  /** An administrator saves something, while messages are on their way. */
  void edit() {
    tally.add("rules, signatures or people edited in flight");
    world.settings().edit(random);
  }

  @Override
  public Set<String> extensions() {
    return mood.extensions();
  }

  @Override
  public @Nullable SmtpFault at(Step step) {
    // The function waits for Exchange's answer, so nothing else touches this run now.
    meanwhile(step);
    SmtpFault fault = running.element().isEnded() ? SmtpFault.reset() : mood.at(step);
    if (fault != null) {
      disturb();
    }
    answerIsLost = fault != null;
    return fault;
  }

  /** While a function is in the middle of a transaction, another one sends, or it is ended. */
  private void meanwhile(Step step) {
    Worker worker = running.element();
    if (worker.isEnded() || !steps.failsNow()) {
      return;
    }
    worker.disturb();
    if (random.nextInt(3) == 0) {
      tally.add("functions ended within a transaction, at " + step);
      worker.end();
      return;
    }
    tally.add("interleaved within a transaction");
    try {
      somethingElse();
    } catch (Crash timeOut) {
      worker.end();
    }
  }

  @Override
  public void taken(String mailFrom, List<String> recipients, byte[] message) {
    tally.add("transactions that Exchange took");
    if (answerIsLost) {
      running.element().unanswered().addAll(recipients);
    }
    evidence.taken(
        running.element(), mailFrom, recipients, new String(message, StandardCharsets.ISO_8859_1));
  }
}
