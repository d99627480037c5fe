package dev.countersign.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the functions as Lambda does: one may run while another is in the middle of something, and
 * whatever runs for a quarter of an hour is ended.
 */
final class Workers implements ExchangeHost.Temper {
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
  private final Deque<Worker> running = new ArrayDeque<>();

  /** Whether Exchange's answer to the message that it takes now does not arrive. */
  private boolean answerIsLost;

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
    this.steps = new Steps(random, tally, this::somethingElse, this::disturb);
    this.world = new World(steps, queue, host, clock, sabotage);
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

  @Override
  public synchronized @Nullable SmtpFault at(SmtpFault.Step step, String address) {
    SmtpFault fault = mood.at(step);
    if (fault != null) {
      disturb();
    }
    answerIsLost = fault != null;
    return fault;
  }

  @Override
  public synchronized void taken(String mailFrom, List<String> recipients, byte[] message) {
    tally.add("transactions that Exchange took");
    if (answerIsLost) {
      running.element().unanswered().addAll(recipients);
    }
    evidence.taken(
        running.element(), mailFrom, recipients, new String(message, StandardCharsets.ISO_8859_1));
  }
}
