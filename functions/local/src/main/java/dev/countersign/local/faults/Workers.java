package dev.countersign.local.faults;

import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.local.cloud.sqs.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Runs the functions as Lambda does: one may run while another is in the middle of something, and
 * whatever runs for a quarter of an hour is ended.
 */
final class Workers {
  static final Duration TIME_OUT = Duration.ofMinutes(15);
  private static final int AT_ONCE = 3;

  private final RunClock clock;
  private final Random random;
  private final Tally tally;
  private final SimulatedQueue queue;
  private final SimulatedAnnouncements announcements;
  private final Mood mood;
  private final Steps steps;
  private final World world;
  private final Evidence evidence;
  private final Running running = new Running();
  private final Instances instances;

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
    this.announcements = new SimulatedAnnouncements(clock, random, tally);
    this.mood = new Mood(random, clock, tally);
    this.steps =
        new Steps(random, tally, this::somethingElse, running::disturb, running::requireAlive);
    this.world =
        new World(steps, queue, announcements, host, clock, this::isCertificateExpired, sabotage);
    this.evidence = new Evidence(world);
    this.instances = new Instances(clock, tally, world, evidence, running);
    host.temper(new RunTemper(random, tally, mood, steps, running, evidence, this::somethingElse));
  }

  World world() {
    return world;
  }

  Evidence evidence() {
    return evidence;
  }

  boolean queuesAreEmpty() {
    return queue.isEmpty() && announcements.isEmpty();
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
    return instances.run(instance -> Functions.call(instance.accept(), event)).isPresent();
  }

  void sweep() {
    instances.run(instance -> Functions.call(instance.sweep(), Map.of()));
  }

  /** Accepts and relays what can be received now. */
  void workOff() {
    while (acceptOne()) {
      tally.add("announcements from the queue");
    }
    while (relayOne()) {
      tally.add("queue entries handled");
    }
  }

  private boolean acceptOne() {
    Optional<Delivery> received = announcements.receive();
    received
        .filter(delivery -> accept(Map.of("Records", List.of(record(delivery)))))
        .ifPresent(announcements::delete);
    return received.isPresent();
  }

  private boolean relayOne() {
    Optional<Delivery> received = queue.receive();
    received.ifPresent(this::relay);
    return received.isPresent();
  }

  private static Map<String, Object> record(Delivery delivery) {
    return Map.of(
        "messageId", delivery.message().id(),
        "receiptHandle", delivery.receiptHandle(),
        "body", delivery.message().body());
  }

  private void relay(Delivery delivery) {
    Map<String, Object> event = Map.of("Records", List.of(record(delivery)));
    instances
        .run(instance -> Functions.call(instance.relay(), event))
        .filter(answer -> answer.path("batchItemFailures").isEmpty())
        .ifPresent(answer -> queue.delete(delivery));
  }

  /** In the middle of one function, time passes and another one runs. */
  private void somethingElse() {
    Worker interrupted = running.current();
    if (running.count() < AT_ONCE) {
      clock.advance(Duration.ofSeconds(random.nextInt(600)));
      relayOne();
    }
    if (Duration.between(interrupted.start(), clock.instant()).compareTo(TIME_OUT) >= 0) {
      throw new Crash("time-out");
    }
  }

  private boolean isCertificateExpired() {
    boolean expired = mood.isCertificateExpired();
    if (expired) {
      tally.add("certificates that were over");
      running.disturb();
    }
    return expired;
  }

  /** An administrator saves something, while messages are on their way. */
  void edit() {
    tally.add("rules, signatures or people edited in flight");
    world.settings().edit(random);
  }
}
