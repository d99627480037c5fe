package dev.countersign.signature.choose;

import static dev.countersign.signature.choose.Choosing.ADA;
import static dev.countersign.signature.choose.Choosing.INSIDE;
import static dev.countersign.signature.choose.Choosing.INSIDE_DE;
import static dev.countersign.signature.choose.Choosing.ORGANIZATION;
import static dev.countersign.signature.choose.Choosing.OUTSIDE;
import static dev.countersign.signature.choose.Choosing.SUBDOMAIN;
import static dev.countersign.signature.choose.Choosing.chosen;
import static dev.countersign.signature.choose.Choosing.copies;
import static dev.countersign.signature.choose.Choosing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Recipients, divided among the copies of a message. */
class CopiesTest {
  @Test
  void sendsUnsignedWhereNoRuleFits() {
    assertThat(copies(message(ADA, OUTSIDE, INSIDE)))
        .containsExactly(new Copy(List.of(), List.of(OUTSIDE, INSIDE)));
  }

  @Test
  void makesNoCopyForNobody() {
    assertThat(copies(message(ADA), Rule.always("r", Part.SIGNATURE, "s"))).isEmpty();
  }

  @Test
  void dividesTheRecipientsAmongTheCopies() {
    List<Copy> copies =
        copies(
            message(ADA, OUTSIDE, INSIDE, SUBDOMAIN, INSIDE_DE, "x@notbrightwater.example"),
            Draft.of("short").audience(Audience.INTERNAL),
            Draft.of("long").audience(Audience.EXTERNAL));

    assertThat(copies)
        .extracting(copy -> copy.signatures().get(0).signature(), Copy::recipients)
        .containsExactly(
            tuple("long", List.of(OUTSIDE, "x@notbrightwater.example")),
            tuple("short", List.of(INSIDE, SUBDOMAIN, INSIDE_DE)));
  }

  @Test
  void makesOneCopyWhereAllGetTheSame() {
    assertThat(copies(message(ADA, OUTSIDE, INSIDE), Rule.always("r", Part.SIGNATURE, "s")))
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
}
