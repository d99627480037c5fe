package dev.countersign.signature.choose;

import static dev.countersign.signature.choose.Choosing.ADA;
import static dev.countersign.signature.choose.Choosing.BOB;
import static dev.countersign.signature.choose.Choosing.OUTSIDE;
import static dev.countersign.signature.choose.Choosing.chooserAt;
import static dev.countersign.signature.choose.Choosing.chosen;
import static dev.countersign.signature.choose.Choosing.copies;
import static dev.countersign.signature.choose.Choosing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.signature.render.SignatureMarker;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChooserTest {
  @Test
  void takesTheFirstRuleThatFits() {
    assertThat(
            chosen(
                message(ADA, OUTSIDE),
                Draft.of("no").occasion(Occasion.REPLY),
                Rule.always("first", Part.SIGNATURE, "first"),
                Rule.always("second", Part.SIGNATURE, "second")))
        .containsExactly("first");
  }

  @Test
  void lookAtAddressGroupAndDomainOfTheSender() {
    Senders ada = new Senders(Set.of("ADA@brightwater.EXAMPLE"), Set.of(), Set.of());
    Senders sales = new Senders(Set.of(), Set.of("sales"), Set.of());
    Senders domain = new Senders(Set.of(), Set.of(), Set.of("Brightwater.example"));

    for (Senders senders : List.of(ada, sales)) {
      Rule rule = Draft.of("s").senders(senders, Senders.NONE);
      assertThat(chosen(message(ADA, OUTSIDE), rule)).containsExactly("s");
      assertThat(chosen(message(BOB, OUTSIDE), rule)).isEmpty();
    }
    assertThat(chosen(message(BOB, OUTSIDE), Draft.of("s").senders(domain, Senders.NONE)))
        .containsExactly("s");
    assertThat(
            chosen(
                message(new Sender("z@sub.brightwater.example", Set.of()), OUTSIDE),
                Draft.of("s").senders(domain, Senders.NONE)))
        .isEmpty();
  }

  @Test
  void exceptsSenders() {
    Senders sales = new Senders(Set.of(), Set.of("sales"), Set.of());

    assertThat(chosen(message(ADA, OUTSIDE), Draft.of("s").senders(Senders.NONE, sales))).isEmpty();
    assertThat(chosen(message(BOB, OUTSIDE), Draft.of("s").senders(Senders.NONE, sales)))
        .containsExactly("s");
  }

  @Test
  void aRuleWithoutASignatureStopsThePart() {
    Senders sales = new Senders(Set.of(), Set.of("sales"), Set.of());

    assertThat(
            chosen(
                message(ADA, OUTSIDE),
                Draft.of(null).senders(sales, Senders.NONE),
                Rule.always("all", Part.SIGNATURE, "all"),
                Rule.always("banner", Part.BANNER, "banner")))
        .containsExactly("banner");
  }

  @Test
  void tellsNewMessagesFromReplies() {
    Message first = message(ADA, OUTSIDE);
    Message reply = new Message(ADA, null, first.recipients(), true, Set.of());
    Rule[] rules = {
      Draft.of("long").occasion(Occasion.NEW), Draft.of("short").occasion(Occasion.REPLY)
    };

    assertThat(chosen(first, rules)).containsExactly("long");
    assertThat(chosen(reply, rules)).containsExactly("short");
  }

  @Test
  void countsDaysInTheZoneOfItsClock() {
    // It is the 24th in Berlin, half an hour past midnight.
    assertThat(chosen(message(ADA, OUTSIDE), Draft.of("s").period("2026-11-24", "2026-11-24")))
        .containsExactly("s");
    assertThat(chosen(message(ADA, OUTSIDE), Draft.of("s").period("2026-11-25", null))).isEmpty();
    assertThat(chosen(message(ADA, OUTSIDE), Draft.of("s").period(null, "2026-11-23"))).isEmpty();
    assertThat(
            chooserAt("2026-11-23T23:30:00Z", "UTC")
                .choose(List.of(Draft.of("s").period(null, "2026-11-23")), message(ADA, OUTSIDE))
                .get(0)
                .signatures())
        .hasSize(1);
  }

  @Test
  void refusesAPeriodThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-01")));
  }

  @Test
  void stacksThePartsInTheirOrder() {
    assertThat(
            chosen(
                message(ADA, OUTSIDE),
                Rule.always("d", Part.DISCLAIMER, "legal"),
                Rule.always("b", Part.BANNER, "fair"),
                Rule.always("s", Part.SIGNATURE, "main")))
        .containsExactly("main", "fair", "legal");
  }

  @Test
  void signsOncePerConversation() {
    Message first = message(ADA, OUTSIDE);
    Message reply =
        new Message(
            ADA, null, first.recipients(), true, Set.of(SignatureMarker.of(ADA.address(), "main")));
    Message replyOfAnother = new Message(BOB, null, first.recipients(), true, reply.markers());
    Rule once = Draft.of("main").once(Person.FROM);
    Rule[] rules = {once, Rule.always("later", Part.SIGNATURE, "later")};

    assertThat(chosen(first, rules)).containsExactly("main");
    assertThat(chosen(reply, rules)).isEmpty();
    assertThat(chosen(replyOfAnother, rules)).containsExactly("main");
  }

  @Test
  void signsForTheDelegateIfARuleSaysSo() {
    Message message = new Message(ADA, BOB, message(ADA, OUTSIDE).recipients(), false, Set.of());

    assertThat(copies(message, Draft.of("s").once(Person.SENDER)))
        .flatExtracting(Copy::signatures)
        .extracting(Chosen::sender)
        .containsExactly("bob@brightwater.example");
    assertThat(copies(message(ADA, OUTSIDE), Draft.of("s").once(Person.SENDER)))
        .flatExtracting(Copy::signatures)
        .extracting(Chosen::sender)
        .containsExactly("ada@brightwater.example");
  }
}
