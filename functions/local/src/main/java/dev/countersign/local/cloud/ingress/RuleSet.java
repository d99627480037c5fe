package dev.countersign.local.cloud.ingress;

import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.RetryPolicy;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.s3.StoredObject;
import dev.countersign.local.cloud.template.MailResource;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The rule of the template: WriteToS3, then InvokeLambda. A message is accepted when S3 has it; the
 * function is called after that and again for as long as the rule says.
 */
public final class RuleSet {
  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 40;

  private final MailResource rule;
  private final String hostName;
  private final Buckets buckets;
  private final Functions functions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public RuleSet(
      MailResource rule, String hostName, Buckets buckets, Functions functions, Clock clock) {
    this.rule = rule;
    this.hostName = hostName;
    this.buckets = buckets;
    this.functions = functions;
    this.clock = clock;
  }

  /** Takes the message over and gives its id. */
  String accept(Envelope envelope, byte[] message) {
    String messageId = newMessageId();
    Instant now = clock.instant();
    byte[] stored = withReceivedHeader(messageId, envelope, message, now);
    buckets.put(rule.bucket(), rule.prefix() + messageId, StoredObject.of(stored, Map.of(), now));
    byte[] event = new MailEvent(rule, messageId, envelope, now).of(stored);
    if (rule.invocationType().equals("EVENT")) {
      functions.invokeAsync(rule.functionArn(), event);
    } else {
      functions.invokeAsync(rule.functionArn(), event, RetryPolicy.growing(rule.retryTime()));
    }
    return messageId;
  }

  private byte[] withReceivedHeader(
      String messageId, Envelope envelope, byte[] message, Instant now) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    byte[] received =
        "Received: from %s ([%s])\r\n by %s with ESMTPS id %s;\r\n %s\r\n"
            .formatted(envelope.helo(), envelope.clientAddress(), hostName, messageId, date)
            .getBytes(StandardCharsets.UTF_8);
    byte[] stored = new byte[received.length + message.length];
    System.arraycopy(received, 0, stored, 0, received.length);
    System.arraycopy(message, 0, stored, received.length, message.length);
    return stored;
  }

  private String newMessageId() {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    random.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(i -> id.append(ID_LETTERS.charAt(i)));
    return id.toString();
  }
}
