package dev.countersign.mailflow.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.mailflow.Adapters;
import dev.countersign.mailflow.MessageStore;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.MessageContent;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpReply;
import dev.countersign.mailflow.smtp.SmtpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message through the ingress: whether SES calls AcceptMessage with an event that it can read,
 * whose identifier is the name of the object in the bucket, and whether it could write that object.
 * No page of AWS's says so for certain; and what it cannot write it announces all the same.
 */
final class ProbeMessage {
  private static final String NAME = "Event: a message comes in with its envelope";
  private static final int TRIES = 20;

  private final SmtpClient smtp;
  private final SmtpRoute route;
  private final MessageLedger ledger;
  private final MessageStore messages;
  private final Duration pause;

  ProbeMessage(
      SmtpClient smtp,
      SmtpRoute route,
      MessageLedger ledger,
      MessageStore messages,
      Duration pause) {
    this.smtp = smtp;
    this.route = route;
    this.ledger = ledger;
    this.messages = messages;
    this.pause = pause;
  }

  static ProbeMessage of(Environment environment) {
    return new ProbeMessage(
        new SmtpClient(IngressChecks.TIMEOUTS, Clock.systemUTC()),
        IngressChecks.route(environment),
        Tables.of(environment).ledger(),
        Adapters.messages(environment),
        Duration.ofSeconds(1));
  }

  void addTo(Checklist checks) {
    checks.check(NAME, "See the checks of the ingress.", this::check);
  }

  private CheckResult check() throws IOException, InterruptedException {
    String address = "doctor@" + route.ehloName();
    SmtpReply reply =
        smtp.send(route, new Envelope(address, List.of(address)), content(address)).get(0).reply();
    if (!reply.isPositive()) {
      return CheckResult.red(
          NAME, "the ingress refused it: " + reply.codes(), "Look at the traffic policy.");
    }
    String text = reply.lines().get(reply.lines().size() - 1);
    String messageId = text.substring(text.lastIndexOf(' ') + 1);
    return entry(messageId)
        .map(this::arrived)
        .orElseGet(
            () ->
                CheckResult.red(
                    NAME,
                    "taken by the ingress, but not in the ledger after " + TRIES + " tries",
                    "Look at the log of AcceptMessage: was it called, and could it read the event?"
                        + " If it was not, look at the rule set and its role."));
  }

  private CheckResult arrived(MessageRecord entry) {
    if (!"NO_TENANT_HEADER".equals(entry.decision())) {
      return CheckResult.red(
          NAME,
          "entered as " + entry.state() + ", " + entry.decision(),
          "A stranger's message has to be refused. Report this: see SECURITY.md.");
    }
    return isStored(entry.messageId())
        ? CheckResult.green(NAME, "refused as a stranger's, as it should be")
        : CheckResult.red(
            NAME,
            "announced, but not in the bucket",
            "Every message would be lost: connect nobody yet. Mail Manager could not write it; look"
                + " at IngressRole (s3:PutObject and s3:ListBucket) and at the bucket's policy.");
  }

  private boolean isStored(String messageId) {
    try (InputStream there = messages.open(messageId)) {
      return there.read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<MessageRecord> entry(String messageId) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<MessageRecord> found = ledger.find(messageId);
      if (found.isPresent()) {
        return found;
      }
      Thread.sleep(pause.toMillis());
    }
    return Optional.empty();
  }

  private static MessageContent content(String address) {
    byte[] message =
        ("From: <%1$s>\r\nTo: <%1$s>\r\nSubject: Countersign doctor\r\nMessage-ID: <%2$s@%3$s>\r\n"
                + "\r\nA check-up of this deployment. Nobody gets this message.\r\n")
            .formatted(address, UUID.randomUUID(), address.substring(address.indexOf('@') + 1))
            .getBytes(US_ASCII);
    return new MessageContent() {
      @Override
      public long size() {
        return message.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(message);
      }
    };
  }
}
