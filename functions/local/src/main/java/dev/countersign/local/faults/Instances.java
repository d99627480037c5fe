package dev.countersign.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Instances of the functions, as Lambda keeps them: a crash is the end of one. */
final class Instances {
  private final Clock clock;
  private final Tally tally;
  private final World world;
  private final Evidence evidence;
  private final Running running;
  private final List<Functions> instances = new ArrayList<>();

  Instances(Clock clock, Tally tally, World world, Evidence evidence, Running running) {
    this.clock = clock;
    this.tally = tally;
    this.world = world;
    this.evidence = evidence;
    this.running = running;
  }

  /** What a function answers; empty, if it fails or crashes. */
  Optional<JsonNode> run(Function<Functions, JsonNode> function) {
    Worker worker = new Worker(clock.instant());
    // An instance runs one invocation at a time; what comes meanwhile goes to another one.
    int number = running.count();
    if (number == instances.size()) {
      instances.add(world.functions());
    }
    running.begin(worker);
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
      running.end();
      evidence.ended(worker);
    }
  }
}
