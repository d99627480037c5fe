package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a tenant's rules are tried with: two senders, three signatures, and who signs. */
abstract class RulesAtWork {
  static final String ALIAS = "l.hoffmann@brightwater.de.example";
  static final String TEAM = "team@brightwater.example";
  static final String CARLA = "carla@brightwater.example";
  static final String ANN = "ann@example.net";

  final Tables tables = LocalTables.fresh();
  final DynamoDbSignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  final DynamoDbDirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
  final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  @BeforeEach
  void fill() {
    new DynamoDbConnectionStore(tables.subscriptions()).save(Samples.connection());
    directory.save(SUBSCRIPTION, person("1", "Lena", Set.of(LENA, ALIAS), LENA));
    directory.save(SUBSCRIPTION, person("2", "Team", Set.of(TEAM), TEAM));
    save("internal", "<p>in {{displayName}}</p>");
    save("external", "<p>out {{displayName}}</p>");
    save("fair", "<p>Meet us at the fair</p>");
  }

  EngineMessageSigner signer() {
    return new EngineMessageSigner(tables.lookup(clock), clock);
  }

  List<OutgoingMessage> sign(String message, String from, String... recipients) throws IOException {
    List<RecipientOutcome> pending = new ArrayList<>();
    for (String recipient : recipients) {
      pending.add(RecipientOutcome.pending(recipient));
    }
    return signer().sign(entry(from, pending), file(message));
  }

  static OutgoingMessage only(List<OutgoingMessage> copies) {
    assertThat(copies).hasSize(1);
    return copies.get(0);
  }

  static String version(List<OutgoingMessage> copies) {
    return String.valueOf(only(copies).signatureVersion());
  }

  void rules(String json) throws IOException {
    signatures.saveRules(SUBSCRIPTION, List.of(Json.MAPPER.readValue(json, SignatureRule[].class)));
  }

  void save(String id, String html) {
    signatures.save(SUBSCRIPTION, id, new SavedSignature("v1", html, null, List.of()));
  }

  static Person person(String id, String name, Set<String> addresses, String mail) {
    return new Person(id, addresses, Map.of("displayName", name, "mail", mail));
  }

  static String message(String from, String fields) {
    return html(from, fields, "<p>Hello</p>");
  }

  static String text(String from, String body) {
    return html(from, "", body).replace("text/html", "text/plain");
  }

  static String html(String from, String fields, String body) {
    return "From: <%s>\r\nTo: %s\r\n%sMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n%s\r\n"
        .formatted(from, ANN, fields, body);
  }

  Path file(String message) throws IOException {
    return Files.writeString(folder.resolve("message.eml"), message);
  }

  static MessageRecord entry(String from, List<RecipientOutcome> recipients) {
    return new MessageRecord(
        Samples.MESSAGE_ID,
        SUBSCRIPTION,
        from,
        recipients,
        from,
        null,
        Instant.EPOCH,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(Instant.EPOCH, Instant.EPOCH));
  }

  static String written(OutgoingMessage copy) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy.content().writeTo(out);
    return out.toString(UTF_8);
  }

  static String header(OutgoingMessage copy) throws IOException {
    return written(copy).split("\r\n\r\n", 2)[0];
  }

  static String body(OutgoingMessage copy) throws IOException {
    return written(copy).split("\r\n\r\n", 2)[1];
  }
}
