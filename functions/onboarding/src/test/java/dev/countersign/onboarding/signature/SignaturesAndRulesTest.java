package dev.countersign.onboarding.signature;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.choose.Audience;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesAndRulesTest {
  private static final SavedSignature PLAIN =
      new SavedSignature(
          "v1",
          "<p>{{mail}}</p>",
          "{{mail}}",
          List.of(new InlineImage("logo.png", "image/png", new byte[] {1, 2, 3})));

  private final Parts parts = new Parts();
  private final PutRules putRules =
      new PutRules(
          parts.access,
          parts.signatures,
          parts.ruleGroups,
          parts.memberships,
          parts.audit,
          parts.clock);
  private final PutSignature putSignature =
      new PutSignature(parts.access, parts.signatures, parts.audit, parts.clock);

  @Test
  void savesSignaturesUnderTheirIdentifiers() {
    assertThat(status(put("external"))).isEqualTo(200);
    assertThat(Events.body(put("external")).path("signatureId").asText()).isEqualTo("external");
    assertThat(parts.signatures.findAll(SUBSCRIPTION)).containsOnlyKeys("external");
    assertThat(code(put("No Such Form"))).isEqualTo("InvalidSignatureId");
  }

  @Test
  void takesNoMoreSignaturesThanTheMailPathReadsAtOnce() {
    for (int i = 0; i < 50; i++) {
      parts.signatures.save(SUBSCRIPTION, "s" + i, PLAIN);
    }
    assertThat(code(put("one-more"))).isEqualTo("TooManySignatures");
    assertThat(status(put("s7"))).isEqualTo(200);
  }

  @Test
  void showsSignatures() {
    parts.signatures.save(SUBSCRIPTION, SignatureIds.DEFAULT, PLAIN);
    parts.signatures.save(SUBSCRIPTION, "external", PLAIN);

    JsonNode list = Events.call(new ListSignatures(parts.access, parts.signatures));
    assertThat(Events.body(list).path("signatures").findValuesAsText("signatureId"))
        .containsExactly("DEFAULT", "external");
    JsonNode one = Events.body(Events.call(new ReadSignature(parts.access, parts.signatures)));
    assertThat(one.path("html").asText()).isEqualTo("<p>{{mail}}</p>");
    assertThat(one.path("images").path(0).path("contentBase64").asText()).isEqualTo("AQID");
  }

  @Test
  void saysWhichSignatureIsNotThere() {
    assertThat(code(Events.call(new ReadSignature(parts.access, parts.signatures))))
        .isEqualTo("SignatureNotFound");
  }

  @Test
  void keepsASignatureWhileARuleNamesIt() {
    saveAll();
    RemoveSignature remove = new RemoveSignature(parts.access, parts.signatures, parts.audit);
    Events.call(putRules);
    assertThat(code(Events.call(remove))).isEqualTo("SignatureInUse");

    assertThat(status(rules("{\"rules\":[]}"))).isEqualTo(200);
    assertThat(status(Events.call(remove))).isEqualTo(200);
    assertThat(parts.signatures.find(SUBSCRIPTION, "external")).isEmpty();
  }

  @Test
  void savesTheRulesInTheirOrder() {
    saveAll();
    JsonNode answer = Events.call(putRules);

    assertThat(status(answer)).isEqualTo(200);
    List<SignatureRule> saved = parts.signatures.rules(SUBSCRIPTION);
    assertThat(saved).hasSize(4);
    assertThat(saved.get(1).toRule().audience()).isEqualTo(Audience.EXTERNAL);
    assertThat(saved.get(1).toRule().senders().domains())
        .containsExactly("sales.brightwater.example");
    JsonNode shown = Events.call(new ReadRules(parts.access, parts.signatures, parts.memberships));
    assertThat(Events.body(shown).path("rules")).isEqualTo(Events.body(answer).path("rules"));
  }

  @Test
  void saysFromWhenOnEveryMessageFollowsTheRules() {
    saveAll();
    JsonNode saved = Events.body(Events.call(putRules));
    JsonNode shown =
        Events.body(Events.call(new ReadRules(parts.access, parts.signatures, parts.memberships)));

    assertThat(Instant.parse(saved.path("effectiveAt").asText()))
        .isEqualTo(parts.clock.instant().plus(MailLookup.STALENESS));
    assertThat(shown.has("effectiveAt")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | list
          {"rules":[7]}                                                   | no JSON object
          {"rules":[{"signature":"DEFAULT"}]}                             | needs a name
          {"rules":[{"name":"a"},{"name":"a"}]}                           | Two rules
          {"rules":[{"name":"a","signature":"gone"}]}                     | does not exist
          {"rules":[{"name":"a","audiance":"EXTERNAL"}]}                  | "audiance"
          {"rules":[{"name":"a","audience":"OUTSIDE"}]}                   | MIXED
          {"rules":[{"name":"a","audience":3}]}                           | "audience"
          {"rules":[{"name":"a","senders":{"groups":["x"]}}]}             | "x" as a group's identifier
          {"rules":[{"name":"a","senders":{"addresses":["nobody"]}}]}     | "nobody" as an address
          {"rules":[{"name":"a","except":{"domains":["a@b.example"]}}]}   | "a@b.example" as a domain
          {"rules":[{"name":"a","senders":{"domains":["*.example.com"]}}]} | "*.example.com" as a domain
          {"rules":[{"name":"a","except":{"addresses":["a@*.com"]}}]}     | "a@*.com" as an address
          {"rules":[{"name":"a","senders":{}}]}                           | nobody in "senders"
          {"rules":[{"name":"a","senders":{"groups":[]}}]}                | leave "senders" out
          {"rules":[{"name":"a","from":"soon"}]}                          | 2026-12-24
          {"rules":[{"name":"a","from":"2027-02-01","until":"2027-01-01"}]} | ends before
          """)
  void refusesRulesThatItDoesNotUnderstand(String body, String because) {
    saveAll();
    JsonNode answer = rules(body);

    assertThat(status(answer)).isEqualTo(400);
    assertThat(message(answer)).contains(because).contains("Nothing was saved");
    assertThat(parts.signatures.rules(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void refusesTooManyRules() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    for (int i = 0; i <= 200; i++) {
      body.withArray("rules").addObject().put("name", "rule " + i);
    }
    assertThat(code(rules(body.toString()))).isEqualTo("InvalidRules");
  }

  @Test
  void refusesMoreGroupsThanASynchronisationReads() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    for (int i = 0; i <= 50; i++) {
      body.withArray("rules")
          .addObject()
          .put("name", "rule " + i)
          .putObject("senders")
          .putArray("groups")
          .add("00000000-0000-4000-8000-" + "%012d".formatted(i));
    }
    assertThat(message(rules(body.toString()))).contains("50 groups");
  }

  @Test
  void refusesGroupsWhileNoOrganisationIsConnected() {
    String body =
        """
        {"rules":[{"name":"a","senders":{"groups":["00000000-0000-4000-8000-000000000001"]}}]}""";
    assertThat(code(rules(body))).isEqualTo("NotConsented");
    assertThat(parts.signatures.rules(SUBSCRIPTION)).isEmpty();
  }

  private void saveAll() {
    for (String id : List.of(SignatureIds.DEFAULT, "external", "reply", "fair")) {
      parts.signatures.save(SUBSCRIPTION, id, PLAIN);
    }
  }

  private JsonNode put(String signatureId) {
    ObjectNode event = Events.of(PutSignature.class);
    event.withObject("/pathParameters").put("signatureId", signatureId);
    return Events.call(putSignature, event);
  }

  private JsonNode rules(String body) {
    return Events.call(putRules, Events.of(PutRules.class, body));
  }

  private static int status(JsonNode answer) {
    return answer.path("statusCode").asInt();
  }

  private static String message(JsonNode answer) {
    return Events.body(answer).path("error").path("message").asText();
  }

  private static String code(JsonNode answer) {
    return Events.body(answer).path("error").path("code").asText();
  }
}
