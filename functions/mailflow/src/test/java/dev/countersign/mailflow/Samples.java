package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** The sample events and messages, and the tenant that they are of. */
final class Samples {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  static final String MESSAGE_ID = "ov3k8t1a5c9h0qlr2m7b6n4e8d1f5g0s";
  static final String TENANT_VALUE = SUBSCRIPTION + ".pL3vQ8xRk0ZtW5nYc7HsJd2BfGmA9uEiOyTqVwXz-_4";
  static final String RELAY_DOMAIN = SUBSCRIPTION + ".relay.countersign.example";
  static final String LENA = "lena.hoffmann@brightwater.example";

  /** SHA-256 of the secret, computed with another tool. */
  private static final String SECRET_HASH =
      "4be94a27ffb77c33b06c23952d338021b43217047aa0daa19c18b0926a93addd";

  private Samples() {}

  static String event(String name) {
    return new String(bytes(name + ".json"), StandardCharsets.UTF_8);
  }

  static <T> T event(String name, Class<T> type) {
    return read(event(name), type);
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(
          Path.of(System.getProperty("countersign.root", "../.."), "events", name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An accepted message that nobody has tried to return yet. */
  static MessageRecord accepted(String mailFrom, Instant receivedAt, String... recipients) {
    return new MessageRecord(
        MESSAGE_ID,
        SUBSCRIPTION,
        mailFrom,
        Stream.of(recipients).map(RecipientOutcome::pending).toList(),
        LENA,
        MessageKey.of(SUBSCRIPTION, "<original@brightwater.example>"),
        receivedAt,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(receivedAt, receivedAt.plus(RetrySchedule.GIVE_UP_AFTER)));
  }

  static Connection connection() {
    return new Connection(
        SUBSCRIPTION,
        "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95",
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        Set.of("brightwater.example", "brightwater.de.example"),
        "localhost",
        RELAY_DOMAIN,
        SECRET_HASH);
  }

  /** The same message under another of SES's identifiers. */
  static MessageRecord renamed(MessageRecord record, String messageId) {
    return copy(record, messageId, record.subscriptionId());
  }

  /** The same message of another tenant. */
  static MessageRecord of(String subscriptionId, MessageRecord record) {
    return copy(record, record.messageId(), subscriptionId);
  }

  private static MessageRecord copy(MessageRecord record, String messageId, String subscriptionId) {
    return new MessageRecord(
        messageId,
        subscriptionId,
        record.mailFrom(),
        record.recipients(),
        record.sender(),
        record.messageKey(),
        record.receivedAt(),
        record.state(),
        null,
        null,
        null,
        record.progress());
  }
}
