package dev.countersign.local.cloud.sqs;

import dev.countersign.local.cloud.aws.AwsError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A standard queue. Time is the clock's, so a test moves it on instead of waiting; only the limits
 * of a long poll are real time.
 */
public final class Queue {
  /** How often a waiting receiver looks at the clock, which may not move with real time. */
  private static final long CLOCK_LOOK_MILLIS = 50;

  private final String name;
  private final String arn;
  private final QueueAttributes attributes;
  private final Clock clock;
  private final Consumer<Message> deadLetters;
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();

  /**
   * @param deadLetters takes what was received too often; unused without a redrive policy
   */
  Queue(
      String name,
      String arn,
      QueueAttributes attributes,
      Clock clock,
      Consumer<Message> deadLetters) {
    this.name = name;
    this.arn = arn;
    this.attributes = attributes;
    this.clock = clock;
    this.deadLetters = deadLetters;
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public QueueAttributes attributes() {
    return attributes;
  }

  /** Takes a message that can be received after {@code delay}. */
  public synchronized void send(Message message, Duration delay) {
    messages.put(message.id(), new StoredMessage(message, clock.instant().plus(delay)));
    notifyAll();
  }

  /**
   * Receives up to {@code max} messages, waiting up to {@code wait} of real time for the first.
   *
   * @throws InterruptedException when the receiver is shut down
   */
  public List<Delivery> receive(int max, Duration visibility, Duration wait)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      List<Message> dead = new ArrayList<>();
      List<Delivery> received = take(max, visibility, dead);
      dead.forEach(deadLetters);
      if (!received.isEmpty() || System.nanoTime() >= deadline) {
        return received;
      }
      await();
    }
  }

  /** Removes the message, if the handle is that of its latest receipt. */
  public synchronized void delete(String receiptHandle) {
    messages.values().removeIf(stored -> stored.hasHandle(receiptHandle));
  }

  /**
   * Hides a message that is in flight for so long from now.
   *
   * @throws AwsError ReceiptHandleIsInvalid or MessageNotInflight
   */
  public synchronized void changeVisibility(String receiptHandle, Duration visibility) {
    Instant now = clock.instant();
    StoredMessage stored =
        messages.values().stream()
            .filter(candidate -> candidate.hasHandle(receiptHandle))
            .findAny()
            .orElseThrow(
                () ->
                    new AwsError(
                        400,
                        "ReceiptHandleIsInvalid",
                        "The receipt handle is not that of a latest receipt"));
    if (!stored.isInFlight(now)) {
      throw new AwsError(
          400, "MessageNotInflight", "The message referred to isn't in flight: it is visible");
    }
    stored.changeVisibility(now.plus(visibility));
    notifyAll();
  }

  /** Forgets every message. */
  public synchronized void purge() {
    messages.clear();
  }

  /** How many messages are visible, in flight and delayed now. */
  public synchronized QueueDepth depth() {
    Instant now = clock.instant();
    removeExpired(now);
    int visible = 0;
    int inFlight = 0;
    for (StoredMessage stored : messages.values()) {
      visible += stored.isVisible(now) ? 1 : 0;
      inFlight += stored.isInFlight(now) ? 1 : 0;
    }
    return new QueueDepth(visible, inFlight, messages.size() - visible - inFlight);
  }

  private synchronized List<Delivery> take(int max, Duration visibility, List<Message> dead) {
    Instant now = clock.instant();
    removeExpired(now);
    List<Delivery> received = new ArrayList<>();
    Iterator<StoredMessage> all = messages.values().iterator();
    while (all.hasNext() && received.size() < max) {
      StoredMessage stored = all.next();
      if (!stored.isVisible(now)) {
        continue;
      }
      if (isDead(stored)) {
        dead.add(stored.message());
        all.remove();
      } else {
        received.add(stored.receive(UUID.randomUUID().toString(), now, now.plus(visibility)));
      }
    }
    return received;
  }

  private boolean isDead(StoredMessage stored) {
    QueueAttributes.Redrive redrive = attributes.redrive();
    return redrive != null && stored.receiveCount() >= redrive.maxReceiveCount();
  }

  private void removeExpired(Instant now) {
    Instant oldest = now.minus(attributes.retention());
    messages.values().removeIf(stored -> stored.message().sent().isBefore(oldest));
  }

  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  private synchronized void await() throws InterruptedException {
    wait(CLOCK_LOOK_MILLIS);
  }
}
