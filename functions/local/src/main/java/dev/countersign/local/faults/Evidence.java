package dev.countersign.local.faults;

import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Exchange really took, whatever the ledger says, and what was wrong with that at once. */
final class Evidence {
  private static final Pattern LETTER = Pattern.compile("@?r\\d+\\.(m\\d+)@");
  private static final Pattern FAILED = Pattern.compile("Final-Recipient: rfc822; (\\S+)\r\n");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)\r$");

  private final World world;
  private final Map<String, Integer> delivered = new HashMap<>();
  private final Map<String, Worker> lastSender = new HashMap<>();
  private final Map<String, Integer> reported = new HashMap<>();
  private final Map<String, String> reportIds = new HashMap<>();
  private final Map<String, Integer> unrecorded = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  Evidence(World world) {
    this.world = world;
  }

  /** Times that Exchange took the message for this recipient. */
  int delivered(String recipient) {
    return delivered.getOrDefault(recipient, 0);
  }

  /** Reports that said this recipient failed. */
  int reported(String recipient) {
    return reported.getOrDefault(recipient, 0);
  }

  /** Times that Exchange took something and the function ended before it had written that down. */
  int unrecorded(String recipient) {
    return unrecorded.getOrDefault(recipient, 0);
  }

  List<String> violations() {
    return violations;
  }

  /** A message was taken. */
  void taken(Worker worker, String mailFrom, List<String> recipients, String message) {
    if (message.contains("report-type=delivery-status")) {
      report(worker, mailFrom, recipients, message);
    } else {
      recipients.forEach(recipient -> original(worker, mailFrom, recipient, message));
    }
  }

  private void original(Worker worker, String mailFrom, String recipient, String message) {
    delivered.merge(recipient, 1, Integer::sum);
    Worker before = lastSender.put(recipient, worker);
    if (before != null && before.sent().remove(recipient)) {
      sentBeforeTheEndOf(before, worker, recipient);
    }
    worker.sent().add(recipient);
    Outcome recorded = recorded(recipient);
    if (recorded != Outcome.PENDING) {
      violations.add(recipient + " was sent the message again after " + recorded);
    }
    String id = letterOf(recipient);
    if (!mailFrom.isEmpty() && !mailFrom.equals(Letter.SENDER)) {
      violations.add(recipient + ": MAIL FROM became " + mailFrom);
    }
    if (!message.contains("\r\nMessage-ID: <" + id + "@" + Letter.DOMAIN + ">\r\n")) {
      violations.add(recipient + ": another Message-ID");
    }
    checkMarks(recipient, message);
  }

  /** An earlier function is not at its end: only a lost answer lets it give the message back. */
  private void sentBeforeTheEndOf(Worker before, Worker now, String recipient) {
    boolean isStopped =
        Duration.between(before.start(), now.start()).compareTo(Workers.TIME_OUT) >= 0;
    if (!before.unanswered().contains(recipient) && !isStopped) {
      violations.add(recipient + " was sent the message by two functions at once");
    }
    leftOpen(before, recipient);
  }

  private void checkMarks(String recipient, String message) {
    if (count(message, Tenant.MARKER) > 1) {
      violations.add(recipient + ": signed twice");
    }
    if (count(message, "X-Countersign-Processed: 1\r\n") != 1) {
      violations.add(recipient + ": not marked as processed, or twice");
    }
    if (message.contains("X-Countersign-Tenant")) {
      violations.add(recipient + ": the secret went out");
    }
  }

  private void report(Worker worker, String mailFrom, List<String> to, String message) {
    if (!mailFrom.isEmpty() || !to.equals(List.of(Letter.SENDER))) {
      violations.add("a report from <" + mailFrom + "> to " + to);
    }
    if (message.contains(Tenant.HEADER)) {
      violations.add("a report gave the secret away");
    }
    Set<String> failed = new HashSet<>();
    Matcher matcher = FAILED.matcher(message);
    while (matcher.find()) {
      failed.add(matcher.group(1));
    }
    Matcher id = MESSAGE_ID.matcher(message);
    String reportId = id.find() ? id.group(1) : "none";
    for (String recipient : failed) {
      reported.merge(recipient, 1, Integer::sum);
      worker.told().add(recipient);
      if (recorded(recipient) != Outcome.FAILED) {
        violations.add(recipient + " was reported after " + recorded(recipient));
      }
      if (!reportIds.computeIfAbsent(recipient, any -> reportId).equals(reportId)) {
        violations.add(recipient + " was reported again with another Message-ID");
      }
    }
  }

  /** A function has ended, well or not: is everything that Exchange took written down? */
  void ended(Worker worker) {
    worker.sent().stream()
        .filter(recipient -> recorded(recipient) != Outcome.RETURNED)
        .forEach(recipient -> leftOpen(worker, recipient));
    worker.sent().clear();
    worker.told().stream()
        .filter(recipient -> recorded(recipient) != Outcome.REPORTED)
        .forEach(recipient -> leftOpen(worker, recipient));
  }

  private void leftOpen(Worker worker, String recipient) {
    unrecorded.merge(recipient, 1, Integer::sum);
    if (!worker.wasDisturbed()) {
      violations.add(recipient + ": nothing went wrong, and yet it was not written down");
    }
  }

  private Outcome recorded(String recipient) {
    return world
        .entry(letterOf(recipient))
        .flatMap(e -> e.recipients().stream().filter(r -> r.address().equals(recipient)).findAny())
        .map(RecipientOutcome::outcome)
        .orElse(Outcome.HELD);
  }

  private static String letterOf(String recipient) {
    Matcher matcher = LETTER.matcher(recipient);
    return matcher.find() ? matcher.group(1) : recipient;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
