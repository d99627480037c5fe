package dev.countersign.local.microsoft365.mail;

import static dev.countersign.local.microsoft365.exchange.SmallOrganization.ADA;
import static dev.countersign.local.microsoft365.exchange.SmallOrganization.BEN;
import static dev.countersign.local.microsoft365.exchange.SmallOrganization.CAY;
import static dev.countersign.local.microsoft365.exchange.SmallOrganization.GROUP;
import static dev.countersign.local.microsoft365.mail.Brightwater.LIMIT;
import static dev.countersign.local.microsoft365.mail.Brightwater.SUBMITTED;
import static dev.countersign.local.microsoft365.mail.Brightwater.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.exchange.Connectors;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundMailTest {

  private static final String ZOE = "zoe@customer.example";

  private Brightwater brightwater = new Brightwater();

  @AfterEach
  void stop() {
    brightwater.close();
  }

  @Test
  void deliversUnroutedMailByteForByteUnderItsTraceHeaders() {
    brightwater.submit(ADA, List.of(ZOE, BEN), SUBMITTED);

    byte[] outside = brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT).get(0);
    byte[] inside = brightwater.exchange.mailboxes().await(BEN, 1, LIMIT).get(0);

    assertThat(text(outside)).endsWith(SUBMITTED).isEqualTo(text(inside));
    assertThat(new RawMessage(outside).first("X-MS-Exchange-Organization-AuthAs"))
        .isEqualTo("Internal");
    assertThat(new RawMessage(outside).values("Received")).hasSize(1);
  }

  @Test
  void takesNoMailFromSendersThatAreNotMailboxes() {
    SmtpReply reply = brightwater.submit("eve@brightwater.example", ZOE);

    assertThat(reply.toString()).startsWith("550 5.7.60");
  }

  @Test
  void routesMailToTheSmartHostWithTheHeadersOfRuleAndConnector() {
    brightwater.connected().submit(ADA, ZOE);
    brightwater.exchange.awaitIdle(LIMIT);

    SmartHost.Taken taken = brightwater.smartHost.taken.get(0);
    assertThat(taken.sender()).isEqualTo(ADA);
    assertThat(taken.recipients()).containsExactly(ZOE);
    assertThat(text(taken.message().bytes())).endsWith(SUBMITTED);
    assertThat(taken.message().values("X-Countersign-Tenant"))
        .containsExactly("abc123def456.secret");
    assertThat(taken.message().first("X-MS-Exchange-CrossPremises-AuthAs")).isEqualTo("Internal");
    assertThat(brightwater.exchange.mailboxes().of(ZOE)).isEmpty();
    assertThat(brightwater.exchange.journal().of("<one@brightwater.example>"))
        .extracting(JournalEntry::event)
        .containsExactly(Event.SUBMITTED, Event.RULE_MATCHED, Event.SENT_TO_CONNECTOR);
  }

  @Test
  void replacesAHeaderThatTheSenderMadeUp() {
    brightwater.connected();
    brightwater.submit(ADA, List.of(ZOE), "X-Countersign-Tenant: forged\r\n" + SUBMITTED);
    brightwater.exchange.awaitIdle(LIMIT);

    assertThat(brightwater.smartHost.taken.get(0).message().values("X-Countersign-Tenant"))
        .containsExactly("abc123def456.secret");
  }

  @Test
  void doesNotRouteWhatTheRuleExcepts() {
    brightwater.connected();
    brightwater.submit(ADA, List.of(ZOE), "X-Countersign-Processed: 1\r\n" + SUBMITTED);
    brightwater.submit(
        ADA, List.of(ZOE), "Content-Type: text/calendar; method=REQUEST\r\n" + SUBMITTED);
    brightwater.submit(
        ADA, List.of(ZOE), SUBMITTED + "x".repeat(998).concat("\r\n").repeat(23_700));

    assertThat(brightwater.exchange.mailboxes().await(ZOE, 3, LIMIT)).hasSize(3);
    assertThat(brightwater.smartHost.taken).isEmpty();
  }

  @Test
  void routesMembersOfTheGroupOnly() {
    brightwater.connected();
    brightwater.admin.run(
        "Set-TransportRule",
        Map.of("Identity", "Countersign routing", "FromMemberOf", List.of(GROUP)));

    brightwater.submit(CAY, ZOE);
    brightwater.submit(BEN, ZOE);
    brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT);
    brightwater.exchange.awaitIdle(LIMIT);

    assertThat(brightwater.smartHost.taken)
        .extracting(SmartHost.Taken::sender)
        .containsExactly(BEN);
  }

  @Test
  void ignoresADisabledRule() {
    brightwater.connected();
    brightwater.admin.run("Disable-TransportRule", Map.of("Identity", "Countersign routing"));

    brightwater.submit(ADA, ZOE);

    brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT);
    assertThat(brightwater.smartHost.taken).isEmpty();
  }

  @Test
  void obeysAChangeOnlyAfterItHasSpread() {
    brightwater.close();
    brightwater =
        new Brightwater(Duration.ofMinutes(30), MailFlowOptions.DEFAULTS, Connectors.SMART_HOST)
            .connected();

    brightwater.submit(ADA, ZOE);
    brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT);
    brightwater.clock.advance(Duration.ofMinutes(30));
    brightwater.submit(ADA, ZOE);
    brightwater.exchange.awaitIdle(LIMIT);

    assertThat(brightwater.smartHost.taken).hasSize(1);
  }

  @Test
  void sendsTheRestInAnotherTransactionWhenTheSmartHostTakesAHundred() {
    brightwater.connected();
    List<String> many =
        IntStream.range(0, 250).mapToObj(i -> "r" + i + "@customer.example").toList();

    brightwater.submit(ADA, many, SUBMITTED);
    brightwater.exchange.awaitIdle(LIMIT);

    assertThat(brightwater.smartHost.taken)
        .extracting(taken -> taken.recipients().size())
        .containsExactly(100, 100, 50);
    assertThat(brightwater.smartHost.taken.stream().flatMap(taken -> taken.recipients().stream()))
        .containsExactlyElementsOf(many);
  }

  @Test
  void triesAgainAfterATransientRefusal() {
    brightwater.connected();
    brightwater.smartHost.refuseWith = 451;
    brightwater.submit(ADA, ZOE);
    brightwater.exchange.awaitIdle(LIMIT);
    brightwater.smartHost.refuseWith = 0;

    brightwater.exchange.retryDue();
    brightwater.exchange.awaitIdle(LIMIT);
    assertThat(brightwater.smartHost.taken).isEmpty();
    brightwater.clock.advance(Duration.ofMinutes(1));
    brightwater.exchange.retryDue();
    brightwater.exchange.journal().await(e -> e.event() == Event.SENT_TO_CONNECTOR, LIMIT);

    assertThat(brightwater.smartHost.taken).hasSize(1);
  }

  @Test
  void reportsAPermanentRefusalToTheSender() {
    brightwater.connected();
    brightwater.smartHost.refuseWith = 550;

    brightwater.submit(ADA, ZOE);

    String report = text(brightwater.exchange.mailboxes().await(ADA, 1, LIMIT).get(0));
    assertThat(report).contains("Final-Recipient: rfc822;zoe@customer.example", "Status: 5.3.0");
  }

  @Test
  void givesUpAfterADay() {
    brightwater.connected();
    brightwater.smartHost.refuseWith = 451;
    brightwater.submit(ADA, ZOE);
    brightwater.exchange.awaitIdle(LIMIT);

    brightwater.clock.advance(Duration.ofHours(25));
    brightwater.exchange.retryDue();

    assertThat(text(brightwater.exchange.mailboxes().await(ADA, 1, LIMIT).get(0)))
        .contains("4.4.7");
  }

  @Test
  void sendsNothingToASmartHostWithTheWrongCertificate() {
    brightwater.close();
    brightwater =
        new Brightwater(Duration.ZERO, MailFlowOptions.DEFAULTS, "other.example").connected();

    brightwater.submit(ADA, ZOE);
    JournalEntry deferred =
        brightwater.exchange.journal().await(e -> e.event() == Event.DEFERRED, LIMIT);

    assertThat(deferred.detail()).contains("451 4.7.5");
    assertThat(brightwater.smartHost.taken).isEmpty();
  }

  @Test
  void sendsToThePartnersDomainThroughTheCustomersOwnConnector() {
    brightwater.connected();
    brightwater.admin.run("Disable-TransportRule", Map.of("Identity", "Countersign routing"));

    brightwater.submit(ADA, "pat@logistics.example");
    brightwater.exchange.mailboxes().await("pat@logistics.example", 1, LIMIT);

    assertThat(brightwater.exchange.journal().entries())
        .extracting(JournalEntry::detail)
        .contains("Brightwater to logistics partner, by MX");
  }

  @Test
  void keepsMailWhileItsConnectorIsDisabled() {
    brightwater.connected();
    brightwater.admin.run(
        "Set-OutboundConnector", Map.of("Identity", "Countersign outbound", "Enabled", false));
    brightwater.submit(ADA, ZOE);
    brightwater.exchange.journal().await(e -> e.event() == Event.DEFERRED, LIMIT);

    brightwater.admin.run(
        "Set-OutboundConnector", Map.of("Identity", "Countersign outbound", "Enabled", true));
    brightwater.clock.advance(Duration.ofMinutes(1));
    brightwater.exchange.retryDue();
    brightwater.exchange.journal().await(e -> e.event() == Event.SENT_TO_CONNECTOR, LIMIT);

    assertThat(brightwater.smartHost.taken).hasSize(1);
  }

  @Test
  void reportsARecipientThatTheOrganisationDoesNotHave() {
    brightwater.submit(ADA, "nobody@brightwater.example");

    assertThat(text(brightwater.exchange.mailboxes().await(ADA, 1, LIMIT).get(0)))
        .contains("550 5.1.10 RESOLVER.ADR.RecipientNotFound");
  }
}
