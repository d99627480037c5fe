package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.cli.demo.MailClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Somebody who goes on sending while something else happens. */
final class MailFlow implements AutoCloseable {
  static final String PROCESSED = "\r\nX-Countersign-Processed: 1\r\n";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final ExecutorService people = Executors.newSingleThreadExecutor();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final LocalDeployment deployment;
  private @Nullable Future<Integer> sent;

  MailFlow(LocalDeployment deployment) {
    this.deployment = deployment;
  }

  /** One message after the other, each to somebody else. */
  void begin(String from) {
    sent = people.submit(() -> keepSending(from));
  }

  /** Ends it; every message has to have arrived, once, with its signature. */
  void assertAllAreSigned() throws Exception {
    enough.set(true);
    int messages = Objects.requireNonNull(sent).get();
    assertThat(messages).isPositive();
    for (int i = 0; i < messages; i++) {
      String recipient = recipient(i);
      assertThat(mailbox(recipient)).as(recipient).contains(PROCESSED).contains("Brightwater");
      assertThat(deployment.exchange().mailboxes().of(recipient)).hasSize(1);
    }
  }

  /** Sends a message and returns it as it arrived. */
  String delivered(String from, String recipient) {
    String message =
        "From: %s\r\nTo: %s\r\nSubject: On and on\r\nMessage-ID: <%s>\r\n\r\nHello.\r\n"
            .formatted(from, recipient, recipient);
    new MailClient(deployment.exchange().submissionPort()).send(message.getBytes(UTF_8));
    await(recipient).atMost(LIMIT).until(() -> !mailbox(recipient).isEmpty());
    return mailbox(recipient);
  }

  private int keepSending(String from) {
    int count = 0;
    while (!enough.get()) {
      delivered(from, recipient(count));
      count++;
    }
    return count;
  }

  private String mailbox(String recipient) {
    return deployment.exchange().mailboxes().of(recipient).stream()
        .map(message -> new String(message, UTF_8))
        .findFirst()
        .orElse("");
  }

  private static String recipient(int number) {
    return "flow" + number + "@example.net";
  }

  @Override
  public void close() {
    people.shutdownNow();
  }
}
