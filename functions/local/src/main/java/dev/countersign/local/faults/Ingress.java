package dev.countersign.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * SES: takes messages, stores them, and announces each; sometimes twice, late, out of order, before
 * the message can be seen in the bucket, or never. In some runs until AcceptMessage has taken it,
 * in others once, whatever comes of it: nobody says which of both SES does.
 */
final class Ingress {
  /** RetryTimeMinutes of the rule set. */
  private static final Duration RETRIES = Duration.ofMinutes(2160);

  private final RunClock clock;
  private final Workers workers;
  private final Random random;
  private final Tally tally;
  private final boolean callsAgain;
  private final List<Due> agenda = new ArrayList<>();

  Ingress(RunClock clock, Workers workers, Random random, Tally tally) {
    this.clock = clock;
    this.workers = workers;
    this.random = random;
    this.tally = tally;
    this.callsAgain = random.nextBoolean();
  }

  private record Due(Instant at, Runnable what) {}

  /** SES has said 250, and everything goes as it should. */
  void takeWell(Letter letter) {
    store(letter);
    announce(letter, clock.instant());
  }

  /** SES has said 250. */
  void take(Letter letter) {
    Instant now = clock.instant();
    agenda.add(new Due(now.plus(sometimes(10, 600)), () -> store(letter)));
    if (random.nextInt(200) == 0) {
      tally.add("events that never came");
      return;
    }
    agenda.add(announcement(letter, now.plus(sometimes(10, 3600)), now.plus(RETRIES)));
    if (random.nextInt(6) == 0) {
      tally.add("events that came twice");
      agenda.add(announcement(letter, now.plusSeconds(random.nextInt(7200)), now));
    }
  }

  private Duration sometimes(int oneIn, int seconds) {
    return Duration.ofSeconds(random.nextInt(oneIn) == 0 ? random.nextInt(seconds) : 0);
  }

  boolean isDone() {
    return agenda.isEmpty();
  }

  /** Does what is due. */
  void work() {
    Instant now = clock.instant();
    List<Due> due = agenda.stream().filter(d -> !d.at().isAfter(now)).toList();
    agenda.removeAll(due);
    due.forEach(d -> d.what().run());
  }

  private void store(Letter letter) {
    workers.world().messages().put(letter.id(), letter.bytes(), RunClock.START);
  }

  private Due announcement(Letter letter, Instant at, Instant until) {
    return new Due(at, () -> announce(letter, until));
  }

  private void announce(Letter letter, Instant until) {
    Instant now = clock.instant();
    boolean accepted = workers.accept(event(letter, random.nextInt(10) == 0));
    if (!accepted && !callsAgain) {
      tally.add("events whose function failed, and that SES forgot");
    }
    if (!accepted && callsAgain && now.isBefore(until)) {
      agenda.add(announcement(letter, now.plusSeconds(30 + random.nextInt(600)), until));
    }
  }

  private static Map<String, Object> event(Letter letter, boolean truncated) {
    List<Map<String, String>> headers = new ArrayList<>();
    if (letter.isOurs() && !truncated) {
      headers.add(header("X-Countersign-Tenant", Tenant.HEADER));
    }
    letter.received().forEach(hop -> headers.add(header("Received", hop)));
    headers.add(header("From", letter.from()));
    headers.add(header("Message-ID", letter.headerId()));
    Map<String, Object> mail =
        Map.of(
            "source",
            letter.mailFrom().isEmpty() ? "<>" : letter.mailFrom(),
            "messageId",
            letter.id(),
            "headersTruncated",
            truncated,
            "headers",
            headers);
    Map<String, Object> receipt =
        Map.of("timestamp", RunClock.START.toString(), "recipients", letter.recipients());
    return Map.of("Records", List.of(Map.of("ses", Map.of("mail", mail, "receipt", receipt))));
  }

  private static Map<String, String> header(String name, String value) {
    return Map.of("name", name, "value", value);
  }
}
