package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ConnectorTest;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The test of an outbound connector: SMTP with its smart host, then a message from {@code
 * O365ConnectorValidation} in the default domain, as administrators find it in their mailboxes. The
 * message passes the rules like any other; whatever they leave alone goes through the connector.
 */
final class TestMessages implements ConnectorTest {
  private static final String SENDER = "O365ConnectorValidation@";

  private final Organization organization;
  private final SmartHostDelivery smartHosts;
  private final TransportWorkers workers;
  private final Clock clock;

  TestMessages(
      Organization organization,
      SmartHostDelivery smartHosts,
      TransportWorkers workers,
      Clock clock) {
    this.organization = organization;
    this.smartHosts = smartHosts;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public List<Task> run(ExchangeObject connector, List<String> recipients) {
    SmtpReply refusal = smartHosts.tryOut(connector);
    // It is sent in any case, and tried again later like all mail.
    recipients.forEach(recipient -> workers.accept(message(recipient), connector.name()));
    return List.of(task("SMTP connectivity check", refusal), task("Send test email", refusal));
  }

  private static Task task(String name, @Nullable SmtpReply refusal) {
    return new Task(name, refusal == null, refusal == null ? "" : refusal.toString());
  }

  private Mail message(String recipient) {
    String sender = SENDER + organization.defaultDomain();
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    String text =
        ("From: <%s>\r\nTo: <%s>\r\nSubject: Test email for connector validation\r\nDate: %s\r\n"
                + "Message-ID: <%s@%s>\r\n\r\nThis message was sent to test a connector.\r\n")
            .formatted(sender, recipient, TraceHeaders.date(now), id, organization.mailHost());
    return new Mail(
        id,
        sender,
        List.of(recipient),
        new RawMessage(text.getBytes(StandardCharsets.UTF_8)),
        Origin.INTERNAL,
        now);
  }
}
