package dev.countersign.onboarding.signature;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import dev.countersign.signature.InlineImage;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PutSignatureTest {
  private static final int KB = 1024;
  private final Parts parts = new Parts();
  private final PutSignature function =
      new PutSignature(parts.access, parts.signatures, parts.audit, parts.clock);

  @Test
  void savesTheSignature() {
    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    SavedSignature saved = parts.signatures.find(SUBSCRIPTION, SignatureIds.DEFAULT).orElseThrow();
    assertThat(saved.html()).contains("{{displayName}}");
    assertThat(saved.text()).contains("{{jobTitle}}");
    assertThat(saved.images()).extracting(InlineImage::name).containsExactly("logo.png");
    assertThat(Events.body(answer).path("version").asText()).isEqualTo(saved.version());
  }

  /** Who sent a message right after saving it got the one before, and was told nothing. */
  @Test
  void saysFromWhenOnEveryMessageGetsIt() {
    JsonNode saved = Events.body(Events.call(function));

    assertThat(Instant.parse(saved.path("effectiveAt").asText()))
        .isEqualTo(parts.clock.instant().plus(MailLookup.STALENESS));
    assertThat(saved.path("text").asText()).contains("within a minute", "effectiveAt", "preview");
  }

  @Test
  void theVersionChangesWithTheContentOnly() {
    String first = version("{\"html\":\"<p>A</p>\"}");

    assertThat(version("{\"html\":\"<p>A</p>\",\"images\":[]}")).isEqualTo(first);
    assertThat(version("{\"html\":\"<p>B</p>\"}")).isNotEqualTo(first);
    assertThat(version("{\"html\":\"<p>A</p>\",\"text\":\"A\"}")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"html\":\"\"}",
        "{\"html\":[\"x\"]}",
        "{\"html\":\"x\",\"images\":\"logo.png\"}",
        "{\"html\":\"x\",\"images\":[null]}",
        "{\"html\":\"x\",\"images\":[{}]}"
      })
  void refusesWhatIsNoSignature(String body) {
    assertRefused(400, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<p>{{salary}}</p>", "<p>{{#jobTitle}}</p>", "<p><img src='cid:gone.png'></p>"})
  void refusesATemplateThatCouldNotBeRendered(String html) {
    assertRefused(400, body(html, List.of()));
  }

  /** What is around each of them did not fit into the item: an error of ours. */
  @Test
  void refusesMoreImagesThanFitIntoAnItem() {
    String gif = Base64.getEncoder().encodeToString("GIF89".getBytes(UTF_8));
    List<Map<String, String>> images =
        IntStream.range(0, 8000)
            .mapToObj(i -> Map.of("name", "i" + i, "mediaType", "image/gif", "contentBase64", gif))
            .toList();

    assertRefused(400, Json.write(Map.of("html", "<p>A</p>", "images", images)));
  }

  @Test
  void saysWhichFieldIsUnknown() {
    JsonNode answer = put(body("<p>{{salary}}</p>", List.of()));

    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("InvalidTemplate");
    assertThat(Events.body(answer).at("/error/message").asText()).contains("salary");
  }

  @Test
  void saysWhichImageIsOnTheAuthorsComputer() {
    JsonNode answer = put(body("<img src='Ada_files/image001.png'>", List.of()));

    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("InvalidTemplate");
    assertThat(Events.body(answer).at("/error/message").asText())
        .contains("\"image001.png\"")
        .endsWith("Nothing was saved.");
  }

  @ParameterizedTest
  @CsvSource({
    "../x.png, image/png, iVBORw0KGgoAAAA=",
    "logo.png, image/svg+xml, iVBORw0KGgoAAAA=",
    "logo.png, image/gif, iVBORw0KGgoAAAA=",
    "logo.png, image/png, not base64",
    "logo.png, image/png, ''",
  })
  void refusesAnImageThatIsNone(String name, String mediaType, String content) {
    assertRefused(400, body("<p>x</p>", List.of(image(name, mediaType, content))));
  }

  @Test
  void refusesTwoImagesWithOneName() {
    Map<String, String> image = image("a.png", "image/png", "iVBORw0KGgoAAAA=");

    assertRefused(400, body("<p>x</p>", List.of(image, image)));
  }

  @Test
  void refusesHtmlThatIsTooLargeInBytes() {
    assertRefused(413, body("ü".repeat(50 * KB + 1), List.of()));
  }

  @Test
  void savesTheLargestSignatureThatItAllows() {
    JsonNode answer = put(body("x".repeat(100 * KB), List.of(png("a", 100), png("b", 100))));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(parts.signatures.find(SUBSCRIPTION, SignatureIds.DEFAULT).orElseThrow().images())
        .hasSize(2);
  }

  @Test
  void refusesImagesThatAreTooLargeTogether() {
    assertRefused(413, body("x", List.of(png("a", 100), png("b", 101))));
  }

  private void assertRefused(int status, String body) {
    JsonNode answer = put(body);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(Events.body(answer).at("/error/code").asText()).isNotEmpty();
    assertThat(Events.body(answer).at("/error/message").asText()).isNotEmpty();
    assertThat(parts.signatures.find(SUBSCRIPTION, SignatureIds.DEFAULT)).isEmpty();
  }

  private String version(String body) {
    return Events.body(put(body)).path("version").asText();
  }

  private JsonNode put(String body) {
    return Events.call(function, Events.of(PutSignature.class, body));
  }

  private static String body(String html, List<Map<String, String>> images) {
    return Json.write(Map.of("html", html, "text", "x", "images", images));
  }

  private static Map<String, String> png(String name, int kilobytes) {
    byte[] content = new byte[kilobytes * KB];
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(start, 0, content, 0, start.length);
    return image(name, "image/png", Base64.getEncoder().encodeToString(content));
  }

  private static Map<String, String> image(String name, String mediaType, String content) {
    return Map.of("name", name, "mediaType", mediaType, "contentBase64", content);
  }
}
