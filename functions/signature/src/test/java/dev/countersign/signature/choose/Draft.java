package dev.countersign.signature.choose;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A rule for everyone and everything, to be narrowed. */
record Draft(Rule rule) {

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
