package dev.countersign.local.cli.demo;

import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.CommandFailed;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Sends the sample messages through the whole loop, one after the other. */
public final class SampleMail {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LocalDeployment deployment;
  private final String subscriptionId;
  private final Progress progress;
  private final MailClient mailClient;
  private final MessageLedger ledger;
  private final Environment relay;

  public SampleMail(LocalDeployment deployment, String subscriptionId, Progress progress) {
    this.deployment = deployment;
    this.subscriptionId = subscriptionId;
    this.progress = progress;
    this.mailClient = new MailClient(deployment.exchange().submissionPort());
    this.relay =
        new Environment(deployment.cloud().functions().function("RelayMessage").environment());
    this.ledger = Tables.of(relay).ledger();
  }

  /** Sends every message of a folder. */
  public List<SignedMessage> send(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted()
          .map(this::sendFile)
          .toList();
    }
  }

  /** Sends one message, and waits until all its recipients have it back. */
  public SignedMessage sendFile(Path file) {
    byte[] before = read(file);
    String name = file.getFileName().toString().replace(".eml", "");
    List<String> recipients =
        Stream.of(mailClient.recipients(before)).map(SampleMail::address).toList();
    List<Integer> waiting = recipients.stream().map(r -> mailbox(r).size()).toList();
    Instant start = Instant.now();
    mailClient.send(before);
    byte[] after = new byte[0];
    for (int i = recipients.size() - 1; i >= 0; i--) {
      after = await(name, recipients.get(i), waiting.get(i) + 1);
    }
    MessageRecord record = record(name, start);
    progress.step(
        "%s: %s, %s, back in %d ms"
            .formatted(
                name,
                recipients.size() == 1 ? "1 recipient" : recipients.size() + " recipients",
                record.decision(),
                Duration.between(start, Instant.now()).toMillis()));
    return new SignedMessage(name, before, accepted(record), after, recipients.get(0), record);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailed("The sample message " + file + " is not readable: " + e);
    }
  }

  private List<byte[]> mailbox(String address) {
    return deployment.exchange().mailboxes().of(address);
  }

  private byte[] await(String name, String recipient, int count) {
    try {
      List<byte[]> messages = deployment.exchange().mailboxes().await(recipient, count, LIMIT);
      return messages.get(messages.size() - 1);
    } catch (IllegalStateException e) {
      throw new CommandFailed(
          "%s did not come back within %d s. What Exchange saw:%n%s"
              .formatted(name, LIMIT.toSeconds(), journal()));
    }
  }

  private String journal() {
    StringBuilder text = new StringBuilder();
    deployment
        .exchange()
        .journal()
        .entries()
        .forEach(entry -> text.append("  ").append(entry).append(System.lineSeparator()));
    return text.toString();
  }

  /** The message is in the mailbox a moment before its return is written down. */
  private MessageRecord record(String name, Instant start) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      List<MessageRecord> records = ledger.since(subscriptionId, start.minusMillis(1));
      if (!records.isEmpty() && records.get(records.size() - 1).state() == MessageState.RETURNED) {
        return records.get(records.size() - 1);
      }
      Thread.onSpinWait();
    }
    throw new CommandFailed("The ledger has no entry that says that " + name + " was returned.");
  }

  private byte[] accepted(MessageRecord record) {
    String key = relay.require("MESSAGES_PREFIX") + record.messageId();
    return deployment.cloud().buckets().get(relay.require("MESSAGES_BUCKET"), key).bytes();
  }

  private static String address(Address address) {
    return ((InternetAddress) address).getAddress();
  }
}
