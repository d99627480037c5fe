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
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a tenant at work on the mail path. */
class RulesTest {
  private static final String ALIAS = "l.hoffmann@brightwater.de.example";
  private static final String TEAM = "team@brightwater.example";
  private static final String CARLA = "carla@brightwater.example";
  private static final String ANN = "ann@example.net";

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbSignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  private final DynamoDbDirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

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

  @Test
  void internalAndExternalRecipientsGetCopiesOfTheirOwn() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL"},
         {"name":"out","signature":"external","audience":"EXTERNAL"}]
        """);
    List<OutgoingMessage> copies = sign(message(LENA, ""), LENA, ANN, CARLA);

    assertThat(copies)
        .extracting(OutgoingMessage::recipients)
        .containsExactly(List.of(ANN), List.of(CARLA));
    assertThat(body(copies.get(0))).contains("out Lena").doesNotContain("in Lena");
    assertThat(body(copies.get(1))).contains("in Lena").doesNotContain("out Lena");
    assertThat(header(copies.get(0))).isEqualTo(header(copies.get(1)));
  }

  /** Two copies of the same were sent: who compares Message-IDs saw a message twice. */
  @Test
  void rulesThatChooseTheSameForDifferentRecipientsMakeOneCopy() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL"},
         {"name":"gone","part":"BANNER","signature":"removed","audience":"INTERNAL"},
         {"name":"out","signature":"internal","audience":"EXTERNAL"}]
        """);
    OutgoingMessage copy = only(sign(message(LENA, ""), LENA, ANN, CARLA));

    assertThat(copy.recipients()).containsExactly(ANN, CARLA);
    assertThat(copy.signatureVersion()).isEqualTo("internal:v1");
  }

  @Test
  void ruleThatCountsOnceInAConversationStillDividesTheRecipients() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL","oncePerConversation":true},
         {"name":"out","signature":"internal","audience":"EXTERNAL"}]
        """);
    String first = body(only(sign(message(LENA, ""), LENA, ANN)));
    List<OutgoingMessage> copies =
        sign(
            message(LENA, "In-Reply-To: <1@x>\r\n") + "<blockquote>" + first + "</blockquote>\r\n",
            LENA,
            ANN,
            CARLA);

    assertThat(copies)
        .extracting(OutgoingMessage::signatureVersion)
        .containsExactly("internal:v1", null);
  }

  @Test
  void whoHasTheMessageAlreadyStillCountsForTheAudience() throws IOException {
    rules("[{\"name\":\"mixed\",\"signature\":\"external\",\"audience\":\"MIXED\"}]");
    MessageRecord entry =
        entry(
            LENA,
            List.of(
                new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
                RecipientOutcome.pending(CARLA)));
    List<OutgoingMessage> copies = signer().sign(entry, file(message(LENA, "")));

    assertThat(copies).hasSize(1);
    assertThat(copies.get(0).recipients()).containsExactly(CARLA);
    assertThat(body(copies.get(0))).contains("out Lena");
  }

  @Test
  void partsAreStackedAndDaysCount() throws IOException {
    rules(
        """
        [{"name":"all","signature":"internal"},
         {"name":"over","part":"DISCLAIMER","signature":"external","until":"2026-11-22"},
         {"name":"fair","part":"BANNER","signature":"fair","from":"2026-11-23","until":"2026-11-23"}]
        """);
    OutgoingMessage copy = only(sign(message(LENA, ""), LENA, ANN));

    assertThat(copy.signatureVersion()).isEqualTo("internal:v1 fair:v1");
    assertThat(body(copy)).containsSubsequence("in Lena", "at the fair").doesNotContain("out Lena");
  }

  @Test
  void repliesAndDomainsDecide() throws IOException {
    rules(
        """
        [{"name":"reply","signature":"internal","occasion":"REPLY"},
         {"name":"de","signature":"external","senders":{"domains":["brightwater.de.example"]}},
         {"name":"not lena","signature":"fair","except":{"addresses":["lena.hoffmann@brightwater.example"]}}]
        """);
    assertThat(version(sign(message(LENA, "In-Reply-To: <1@x>\r\n"), LENA, ANN)))
        .isEqualTo("internal:v1");
    assertThat(version(sign(message(ALIAS, ""), ALIAS, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(ALIAS, "References: \r\n"), ALIAS, ANN)))
        .as("of a program that writes the field always")
        .isEqualTo("external:v1");
    OutgoingMessage unsigned = only(sign(message(LENA, ""), LENA, ANN, CARLA));
    assertThat(unsigned.decision()).isEqualTo("UNSIGNED: no rule for it");
    assertThat(unsigned.recipients()).containsExactly(ANN, CARLA);
  }

  @Test
  void groupsDecideByWhateverAddress() throws IOException {
    String sales = "5b1f6a0e-77a3-4c57-9d52-0c9b7f3b6b11";
    directory.save(
        SUBSCRIPTION, person("1", "Lena", Set.of(LENA, ALIAS), LENA).withMembership(sales, true));
    rules(
        """
        [{"name":"sales","signature":"external","senders":{"groups":["%s"]}},
         {"name":"not sales","signature":"fair","except":{"groups":["%s"]}}]
        """
            .formatted(sales.toUpperCase(Locale.ROOT), sales));
    assertThat(version(sign(message(LENA, ""), LENA, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(ALIAS, ""), ALIAS, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(TEAM, ""), TEAM, ANN))).isEqualTo("fair:v1");

    rules(
        "[{\"name\":\"s\",\"signature\":\"external\",\"person\":\"SENDER\",\"senders\":"
            + "{\"groups\":[\""
            + sales
            + "\"]}}]");
    assertThat(version(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN)))
        .isEqualTo("external:v1");
  }

  @Test
  void aRuleMayChooseTheDelegate() throws IOException {
    rules("[{\"name\":\"delegate\",\"signature\":\"external\",\"person\":\"SENDER\"}]");
    assertThat(body(only(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN))))
        .contains("out Lena");
    rules("[{\"name\":\"from\",\"signature\":\"external\"}]");
    assertThat(body(only(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN))))
        .contains("out Team");
  }

  /** Groups and lists are nobody in the directory, and people send on behalf of them. */
  @Test
  void aRuleMayChooseTheDelegateOfWhatIsNotInTheDirectory() throws IOException {
    String list = "everybody@brightwater.example";
    String message = message(list, "Sender: " + LENA + "\r\n");
    rules("[{\"name\":\"delegate\",\"signature\":\"external\",\"person\":\"SENDER\"}]");
    assertThat(body(only(sign(message, list, ANN)))).contains("out Lena");

    rules("[{\"name\":\"from\",\"signature\":\"external\"}]");
    assertThat(only(sign(message, list, ANN)).decision())
        .isEqualTo("UNSIGNED: sender not in the directory");
    rules("[{\"name\":\"gone\",\"signature\":\"removed\",\"person\":\"SENDER\"}]");
    assertThat(only(sign(message, list, ANN)).decision()).isEqualTo("UNSIGNED: no signature saved");
  }

  @Test
  void oncePerConversationKnowsTheSignatureWhateverAddressWasUsed() throws IOException {
    rules(
        "[{\"name\":\"once\",\"signature\":\"external\",\"oncePerConversation\":true},"
            + "{\"name\":\"then\",\"part\":\"BANNER\",\"signature\":\"fair\"}]");
    String first = body(only(sign(message(LENA, ""), LENA, ANN)));
    assertThat(first).contains("out Lena");

    String reply =
        "<p>Thanks</p><blockquote type=\"cite\">" + first.replace("class=\"", "class=\"x_");
    assertThat(version(sign(html(ALIAS, "", reply + "</blockquote>"), ALIAS, ANN)))
        .isEqualTo("fair:v1");
    assertThat(version(sign(html(TEAM, "", reply + "</blockquote>"), TEAM, ANN)))
        .isEqualTo("external:v1 fair:v1");
  }

  @Test
  void oncePerConversationKnowsTheSignatureInPlainText() throws IOException {
    save("external", "<p>{{displayName}}, Brightwater Instruments</p><p>{{mail}}</p>");
    rules("[{\"name\":\"once\",\"signature\":\"external\",\"oncePerConversation\":true}]");
    String first = body(only(sign(text(LENA, "Hello\r\n"), LENA, ANN)));
    assertThat(first).contains("Lena, Brightwater Instruments");

    String reply = "Thanks\r\n\r\nAnn wrote:\r\n" + first.replaceAll("(?m)^", "> ");
    assertThat(only(sign(text(LENA, reply), LENA, ANN)).signatureVersion()).isNull();
    assertThat(version(sign(text(TEAM, reply), TEAM, ANN))).isEqualTo("external:v1");
  }

  private EngineMessageSigner signer() {
    return new EngineMessageSigner(tables.lookup(clock), clock);
  }

  private List<OutgoingMessage> sign(String message, String from, String... recipients)
      throws IOException {
    List<RecipientOutcome> pending = new ArrayList<>();
    for (String recipient : recipients) {
      pending.add(RecipientOutcome.pending(recipient));
    }
    return signer().sign(entry(from, pending), file(message));
  }

  private static OutgoingMessage only(List<OutgoingMessage> copies) {
    assertThat(copies).hasSize(1);
    return copies.get(0);
  }

  private static String version(List<OutgoingMessage> copies) {
    return String.valueOf(only(copies).signatureVersion());
  }

  private void rules(String json) throws IOException {
    signatures.saveRules(SUBSCRIPTION, List.of(Json.MAPPER.readValue(json, SignatureRule[].class)));
  }

  private void save(String id, String html) {
    signatures.save(SUBSCRIPTION, id, new SavedSignature("v1", html, null, List.of()));
  }

  private static Person person(String id, String name, Set<String> addresses, String mail) {
    return new Person(id, addresses, Map.of("displayName", name, "mail", mail));
  }

  private static String message(String from, String fields) {
    return html(from, fields, "<p>Hello</p>");
  }

  private static String text(String from, String body) {
    return html(from, "", body).replace("text/html", "text/plain");
  }

  private static String html(String from, String fields, String body) {
    return "From: <%s>\r\nTo: %s\r\n%sMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n%s\r\n"
        .formatted(from, ANN, fields, body);
  }

  private Path file(String message) throws IOException {
    return Files.writeString(folder.resolve("message.eml"), message);
  }

  private static MessageRecord entry(String from, List<RecipientOutcome> recipients) {
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

  private static String written(OutgoingMessage copy) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy.content().writeTo(out);
    return out.toString(UTF_8);
  }

  private static String header(OutgoingMessage copy) throws IOException {
    return written(copy).split("\r\n\r\n", 2)[0];
  }

  private static String body(OutgoingMessage copy) throws IOException {
    return written(copy).split("\r\n\r\n", 2)[1];
  }
}
