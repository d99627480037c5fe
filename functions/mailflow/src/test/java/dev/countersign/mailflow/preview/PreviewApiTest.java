package dev.countersign.mailflow.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.signature.InlineImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewApiTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final InlineImage LOGO =
      new InlineImage("logo", "image/png", new byte[] {1, 2, 3});

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbSignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  private final PreviewSignature function =
      new PreviewSignature(tables, Clock.fixed(NOW, ZoneOffset.UTC));
  private final ObjectNode event = event();

  @BeforeEach
  void fill() throws IOException {
    new DynamoDbSubscriptionStore(tables.subscriptions())
        .add(new Subscription(SUBSCRIPTION, "Brightwater", "user-4711", NOW));
    new DynamoDbConnectionStore(tables.subscriptions()).save(connection());
    new DynamoDbDirectoryStore(tables.directory())
        .save(
            SUBSCRIPTION,
            new Person("1", Set.of(LENA), Map.of("mail", LENA, "displayName", "Lena <Hoffmann>")));
    save("external", "<p>out {{displayName}}</p><img src=\"cid:logo\">");
    save("internal", "<p>in {{displayName}}</p>");
    save("short", "<p>short {{displayName}}</p>");
    save("fair", "<p>Meet us at the fair</p>");
    rules(
        """
        [{"name":"replies","signature":"short","occasion":"REPLY","audience":"INTERNAL"},
         {"name":"inside","signature":"internal","audience":"INTERNAL"},
         {"name":"outside","signature":"external","audience":"EXTERNAL"},
         {"name":"the fair","part":"BANNER","signature":"fair","audience":"EXTERNAL"}]
        """);
  }

  @Test
  void showsWhatEachCopyWouldGet() throws IOException {
    JsonNode copies = ask().path("copies");

    assertThat(copies).hasSize(2);
    JsonNode outside = copies.get(0);
    assertThat(outside.at("/recipients/0").asText()).isEqualTo("ann@example.net");
    assertThat(outside.at("/parts/0/rule").asText()).isEqualTo("outside");
    assertThat(outside.at("/parts/1/part").asText()).isEqualTo("BANNER");
    assertThat(outside.path("signatureVersion").asText()).isEqualTo("external:v1 fair:v1");
    assertThat(outside.path("html").asText())
        .contains("out Lena &lt;Hoffmann&gt;", "Meet us at the fair")
        .contains("src=\"data:image/png;base64,AQID\"");
    assertThat(outside.path("text").asText()).contains("out Lena <Hoffmann>");
    JsonNode inside = copies.get(1);
    assertThat(inside.at("/parts/0/signatureId").asText()).as("a reply").isEqualTo("short");
    assertThat(inside.has("unsigned")).isFalse();
  }

  @Test
  void seesAtOnceWhatWasSaved() throws IOException {
    ask();
    rules("[]");
    assertThat(ask().at("/copies/0/unsigned").asText()).isEqualTo("no signature saved");
    save("DEFAULT", "<p>default</p>");
    assertThat(ask().at("/copies/0/html").asText()).contains("default");
  }

  @Test
  void showsASignatureThatNoRuleNames() throws IOException {
    save("draft", "<p>draft {{displayName}}</p>");
    query("from", LENA, "to", "ann@example.net", "signature", "draft");
    JsonNode copy = ask().at("/copies/0");

    assertThat(copy.path("html").asText()).contains("draft Lena");
    assertThat(copy.at("/parts/0").has("rule")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody@brightwater.example, ann@example.net, sender not in the directory",
    "LENA.Hoffmann@brightwater.example, carla@brightwater.example, ''"
  })
  void saysWhyAMessageGoesUnsigned(String from, String to, String unsigned) throws IOException {
    query("from", from, "to", to);
    assertThat(ask().at("/copies/0/unsigned").asText()).isEqualTo(unsigned);
  }

  @Test
  void aRuleMayChooseTheDelegate() throws IOException {
    String team = "team@brightwater.example";
    new DynamoDbDirectoryStore(tables.directory())
        .save(SUBSCRIPTION, new Person("2", Set.of(team), Map.of("displayName", "Team")));
    rules("[{\"name\":\"delegate\",\"signature\":\"internal\",\"person\":\"SENDER\"}]");
    query("from", team, "sender", LENA, "to", "ann@example.net");
    assertThat(ask().at("/copies/0/html").asText()).contains("in Lena");
  }

  /** What is chosen for a From that is nobody comes to nothing, and is none of the parts. */
  @Test
  void showsWhatIsPutThereAndNotAllThatIsChosen() throws IOException {
    rules(
        """
        [{"name":"from","signature":"internal"},
         {"name":"delegate","part":"BANNER","signature":"fair","person":"SENDER"}]
        """);
    query("from", "list@brightwater.example", "sender", LENA, "to", "ann@example.net");
    JsonNode copy = ask().at("/copies/0");
    assertThat(copy.path("parts")).hasSize(1);
    assertThat(copy.at("/parts/0/rule").asText()).isEqualTo("delegate");
  }

  @Test
  void saysThatNoRuleIsForAMessage() throws IOException {
    rules("[{\"name\":\"inside\",\"signature\":\"internal\",\"audience\":\"INTERNAL\"}]");
    assertThat(ask().at("/copies/0/unsigned").asText()).isEqualTo("no rule for it");
  }

  @Test
  void isAPageForTheBrowser() throws IOException {
    ((ObjectNode) event.get("headers")).put("accept", "text/html,*/*");
    JsonNode response = call();

    assertThat(response.at("/headers/content-type").asText()).startsWith("text/html");
    assertThat(response.at("/headers/content-security-policy").asText())
        .contains("default-src 'none'")
        .doesNotContain("script");
    assertThat(response.path("body").asText())
        .contains("Signatures of a reply from " + LENA, "To ann@example.net")
        .contains("Banner “fair”, by the rule “the fair”")
        .contains("srcdoc=\"&lt;", "&amp;lt;Hoffmann&amp;gt;", "out Lena &lt;Hoffmann&gt;")
        .doesNotContain("srcdoc=\"<");
  }

  @ParameterizedTest
  @CsvSource({
    "from, '', the address of the person who writes",
    "from, nobody, one address",
    "to, nobody, the addresses of recipients",
    "reply, maybe, true or false",
    "signature, No Such, the identifier of a signature"
  })
  void refusesWhatItCannotUnderstand(String name, String value, String wanted) throws IOException {
    ((ObjectNode) event.get("queryStringParameters")).put(name, value);
    JsonNode response = call();

    assertThat(response.path("statusCode").asInt()).isEqualTo(400);
    assertThat(response.path("body").asText()).contains("InvalidParameter", name, wanted);
  }

  @Test
  void knowsNoSignatureThatWasNotSaved() throws IOException {
    query("from", LENA, "to", "ann@example.net", "signature", "missing");
    JsonNode response = call();

    assertThat(response.path("statusCode").asInt()).isEqualTo(404);
    assertThat(response.path("body").asText()).contains("SignatureNotFound");
  }

  @Test
  void showsNothingToOthers() throws IOException {
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).put("sub", "user-1");
    assertThat(call().path("statusCode").asInt()).isEqualTo(404);
  }

  private void save(String id, String html) {
    List<InlineImage> images = html.contains("cid:") ? List.of(LOGO) : List.of();
    signatures.save(SUBSCRIPTION, id, new SavedSignature("v1", html, null, images));
  }

  private void rules(String json) throws IOException {
    signatures.saveRules(SUBSCRIPTION, List.of(Json.MAPPER.readValue(json, SignatureRule[].class)));
  }

  private static Connection connection() {
    return new Connection(
        SUBSCRIPTION,
        "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95",
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        Set.of("brightwater.example"),
        "localhost",
        null,
        null);
  }

  private void query(String... namesAndValues) {
    ObjectNode query = event.putObject("queryStringParameters");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.put(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private JsonNode ask() throws IOException {
    JsonNode response = call();
    assertThat(response.path("statusCode").asInt()).as("%s", response).isEqualTo(200);
    return Json.MAPPER.readTree(response.path("body").asText());
  }

  private JsonNode call() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] request = event.toString().getBytes(StandardCharsets.UTF_8);
    function.handleRequest(new ByteArrayInputStream(request), out, null);
    return Json.MAPPER.readTree(out.toByteArray());
  }

  private static ObjectNode event() {
    Path root = Path.of(System.getProperty("countersign.root", "../.."));
    try {
      byte[] sample = Files.readAllBytes(root.resolve("events/PreviewSignature.json"));
      return (ObjectNode) Json.MAPPER.readTree(sample);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
