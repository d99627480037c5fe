package dev.countersign.signature.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.signature.render.SignatureMarker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChooserTest {

  private static final Sender ADA = new Sender("Ada@Brightwater.example", Set.of("sales", "all"));
  private static final Sender BOB = new Sender("bob@brightwater.example", Set.of("all"));
  private static final Set<String> ORGANIZATION = Set.of("brightwater.example", "BRIGHTWATER.de");
  private static final String INSIDE = "eve@Brightwater.example";
  private static final String INSIDE_DE = "udo@brightwater.de";
  private static final String OUTSIDE = "joe@example.org";
  private static final String SUBDOMAIN = "x@sub.brightwater.example";

  private final Chooser chooser = chooserAt("2026-11-23T23:30:00Z", "Europe/Berlin");

  private static Chooser chooserAt(String instant, String zone) {
    return new Chooser(Clock.fixed(Instant.parse(instant), ZoneId.of(zone)));
  }

  private static Message message(Sender from, String... recipients) {
    return new Message(
        from, null, new Recipients(List.of(recipients), Set.of(), ORGANIZATION), false, Set.of());
  }

  /** A rule for everyone and everything, to be narrowed. */
  private record Draft(Rule rule) {

    static Draft of(@Nullable String signature) {
      return new Draft(
          new Rule(
              "rule " + signature,
              Part.SIGNATURE,
              signature,
              Person.FROM,
              Senders.NONE,
              Senders.NONE,
              Audience.ANYONE,
              Occasion.ANY,
              Period.ALWAYS,
              false));
    }

    Rule senders(Senders senders, Senders except) {
      return new Rule(
          rule.name(),
          rule.part(),
          rule.signature(),
          rule.person(),
          senders,
          except,
          rule.audience(),
          rule.occasion(),
          rule.period(),
          rule.oncePerConversation());
    }

    Rule audience(Audience audience) {
      return new Rule(
          rule.name(),
          rule.part(),
          rule.signature(),
          rule.person(),
          rule.senders(),
          rule.except(),
          audience,
          rule.occasion(),
          rule.period(),
          rule.oncePerConversation());
    }

    Rule occasion(Occasion occasion) {
      return new Rule(
          rule.name(),
          rule.part(),
          rule.signature(),
          rule.person(),
          rule.senders(),
          rule.except(),
          rule.audience(),
          occasion,
          rule.period(),
          rule.oncePerConversation());
    }

    Rule period(@Nullable String first, @Nullable String last) {
      return new Rule(
          rule.name(),
          rule.part(),
          rule.signature(),
          rule.person(),
          rule.senders(),
          rule.except(),
          rule.audience(),
          rule.occasion(),
          new Period(day(first), day(last)),
          rule.oncePerConversation());
    }

    Rule once(Person person) {
      return new Rule(
          rule.name(),
          rule.part(),
          rule.signature(),
          person,
          rule.senders(),
          rule.except(),
          rule.audience(),
          rule.occasion(),
          rule.period(),
          true);
    }

    private static @Nullable LocalDate day(@Nullable String day) {
      return day == null ? null : LocalDate.parse(day);
    }
  }

  private List<String> chosen(Message message, Rule... rules) {
    return chooser.choose(List.of(rules), message).stream()
        .flatMap(copy -> copy.signatures().stream())
        .map(Chosen::signature)
        .toList();
  }

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
  void sendsUnsignedWhereNoRuleFits() {
    assertThat(chooser.choose(List.of(), message(ADA, OUTSIDE, INSIDE)))
        .containsExactly(new Copy(List.of(), List.of(OUTSIDE, INSIDE)));
  }

  @Test
  void makesNoCopyForNobody() {
    assertThat(chooser.choose(List.of(Rule.always("r", Part.SIGNATURE, "s")), message(ADA)))
        .isEmpty();
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
  void dividesTheRecipientsAmongTheCopies() {
    List<Copy> copies =
        chooser.choose(
            List.of(
                Draft.of("short").audience(Audience.INTERNAL),
                Draft.of("long").audience(Audience.EXTERNAL)),
            message(ADA, OUTSIDE, INSIDE, SUBDOMAIN, INSIDE_DE));

    assertThat(copies)
        .extracting(copy -> copy.signatures().get(0).signature(), Copy::recipients)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("long", List.of(OUTSIDE, SUBDOMAIN)),
            org.assertj.core.groups.Tuple.tuple("short", List.of(INSIDE, INSIDE_DE)));
  }

  @Test
  void makesOneCopyWhereAllGetTheSame() {
    assertThat(
            chooser.choose(
                List.of(Rule.always("r", Part.SIGNATURE, "s")), message(ADA, OUTSIDE, INSIDE)))
        .hasSize(1);
  }

  @Test
  void looksAtAllRecipientsOfTheMessage() {
    Rule mixed = Draft.of("mixed").audience(Audience.MIXED);
    Rule inside = Draft.of("inside").audience(Audience.ONLY_INTERNAL);
    Rule outside = Draft.of("outside").audience(Audience.ONLY_EXTERNAL);

    assertThat(chosen(message(ADA, OUTSIDE, INSIDE), mixed, inside, outside))
        .containsExactly("mixed");
    assertThat(chosen(message(ADA, INSIDE, INSIDE_DE), mixed, inside, outside))
        .containsExactly("inside");
    assertThat(chosen(message(ADA, OUTSIDE), mixed, inside, outside)).containsExactly("outside");
  }

  @Test
  void countsTheRecipientsThatOnlyTheHeaderNames() {
    Message message =
        new Message(
            ADA,
            null,
            new Recipients(List.of(OUTSIDE), Set.of(INSIDE), ORGANIZATION),
            false,
            Set.of());

    assertThat(chosen(message, Draft.of("mixed").audience(Audience.MIXED)))
        .containsExactly("mixed");
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

    assertThat(chooser.choose(List.of(Draft.of("s").once(Person.SENDER)), message))
        .flatExtracting(Copy::signatures)
        .extracting(Chosen::sender)
        .containsExactly("bob@brightwater.example");
    assertThat(chooser.choose(List.of(Draft.of("s").once(Person.SENDER)), message(ADA, OUTSIDE)))
        .flatExtracting(Copy::signatures)
        .extracting(Chosen::sender)
        .containsExactly("ada@brightwater.example");
  }
}
