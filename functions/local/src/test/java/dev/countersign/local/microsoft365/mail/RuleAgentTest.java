package dev.countersign.local.microsoft365.mail;

import static dev.countersign.local.microsoft365.exchange.SmallOrganization.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.exchange.AdminClient;
import dev.countersign.local.microsoft365.exchange.AdminFixture;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules are made by the cmdlets and then obeyed, so that both agree on what a parameter means. */
class RuleAgentTest {

  private static final String MESSAGE =
      "From: Ben <ben@brightwater.example>\r\n"
          + "Subject: =?utf-8?q?Offer_17_f=C3=BCr_the_pump?=\r\n"
          + "X-Kind: offer; urgent\r\n"
          + "\r\n"
          + "body\r\n";

  private final AdminFixture exchange = new AdminFixture();
  private final AdminClient admin = exchange.admin;

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource({
    "From, ben@brightwater.example, true",
    "From, ada@brightwater.example, false",
    "FromScope, InOrganization, true",
    "FromScope, NotInOrganization, false",
    "FromMemberOf, signatures@brightwater.example, true",
    "SenderDomainIs, brightwater.example, true",
    "SenderDomainIs, water.example, false",
    "FromAddressContainsWords, ben, true",
    "FromAddressContainsWords, be, false",
    "FromAddressMatchesPatterns, ^b.n@, true",
    "FromAddressMatchesPatterns, ^c.n@, false",
    "SubjectContainsWords, PUMP, true",
    "SubjectContainsWords, pum, false",
    "SubjectContainsWords, f\u00fcr, true",
    "MessageSizeOver, 10, true",
    "MessageSizeOver, 1KB, false",
    "MessageTypeMatches, Calendaring, false",
  })
  void obeysACondition(String condition, String value, boolean applies) {
    assertThat(isMarked(Map.of(condition, value))).isEqualTo(applies);
  }

  @ParameterizedTest
  @CsvSource({
    "From, ben@brightwater.example, false",
    "SubjectContainsWords, pump, false",
    "SubjectContainsWords, valve, true",
    "MessageSizeOver, 10, false",
    "MessageTypeMatches, OOF, true",
  })
  void obeysAnException(String exception, String value, boolean applies) {
    assertThat(isMarked(Map.of("ExceptIf" + exception, value))).isEqualTo(applies);
  }

  @ParameterizedTest
  @CsvSource({"urgent, true", "urge, false", "offer; urgent, true"})
  void looksForWordsInAHeader(String word, boolean applies) {
    assertThat(isMarked(header("HeaderContains", "Words", word))).isEqualTo(applies);
  }

  @Test
  void looksForPatternsInAHeader() {
    assertThat(isMarked(header("HeaderMatches", "Patterns", "urg.nt$"))).isTrue();
    assertThat(isMarked(header("ExceptIfHeaderMatches", "Patterns", ".+"))).isFalse();
  }

  @Test
  void wantsAllConditionsTogether() {
    assertThat(isMarked(Map.of("SubjectContainsWords", "pump", "From", "ada@brightwater.example")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Header, true", "Envelope, false", "HeaderOrEnvelope, true"})
  void looksForTheSenderWhereTheRuleSays(String location, boolean applies) {
    Map<String, Object> rule =
        Map.of("From", "ben@brightwater.example", "SenderAddressLocation", location);

    assertThat(isMarked(rule)).isEqualTo(applies);
  }

  @Test
  void obeysRulesInOrderUntilOneStopsThem() {
    create("second", Map.of("SetHeaderName", "X-Order", "SetHeaderValue", "second"));
    create(
        "first",
        Map.of(
            "Priority",
            0,
            "SetHeaderName",
            "X-Order",
            "SetHeaderValue",
            "first",
            "StopRuleProcessing",
            true));

    assertThat(process(ADA).mail().message().values("X-Order")).containsExactly("first");
  }

  @Test
  void shedsAHeader() {
    create("shed", Map.of("RemoveHeader", "x-kind"));

    assertThat(process(ADA).mail().message().text())
        .isEqualTo(MESSAGE.replace("X-Kind: offer; urgent\r\n", ""));
  }

  @Test
  void rejectsAndDeletes() {
    create("reject", Map.of("RejectMessageReasonText", "not today", "FromScope", "InOrganization"));
    assertThat(process(ADA).rejection()).isEqualTo("550 5.7.1 not today");

    create("delete", Map.of("Priority", 0, "DeleteMessage", true));
    assertThat(process(ADA).deleted()).isTrue();
  }

  @Test
  void doesNothingInAnAuditMode() {
    create("audit", Map.of("DeleteMessage", true, "Mode", "Audit"));

    assertThat(process(ADA).deleted()).isFalse();
  }

  private boolean isMarked(Map<String, Object> conditions) {
    Map<String, Object> rule = new HashMap<>(conditions);
    rule.put("SetHeaderName", "X-Marked");
    rule.put("SetHeaderValue", "yes");
    create("mark", rule);
    boolean marked = process(ADA).mail().message().first("X-Marked") != null;
    admin.run("Remove-TransportRule", Map.of("Identity", "mark"));
    return marked;
  }

  private void create(String name, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("Name", name);
    admin.run("New-TransportRule", all);
  }

  private RuleOutcome process(String envelopeSender) {
    Mail mail =
        new Mail(
            "id",
            envelopeSender,
            List.of("zoe@customer.example"),
            new RawMessage(MESSAGE.getBytes(StandardCharsets.US_ASCII)),
            Origin.INTERNAL,
            exchange.clock.instant());
    RuleAgent agent =
        new RuleAgent(exchange.organization.organization(), new Journal(exchange.clock));
    return agent.process(mail, exchange.administration.configuration().transportRules());
  }

  private static Map<String, Object> header(String prefix, String suffix, String value) {
    return Map.of(prefix + "MessageHeader", "X-Kind", prefix + suffix, List.of(value));
  }
}
