package dev.countersign.core.signature;

import dev.countersign.signature.choose.Audience;
import dev.countersign.signature.choose.Occasion;
import dev.countersign.signature.choose.Part;
import dev.countersign.signature.choose.Period;
import dev.countersign.signature.choose.Person;
import dev.countersign.signature.choose.Rule;
import dev.countersign.signature.choose.Senders;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as an administrator saved it; what was left out is null and means "any". See {@link Rule}
 * for what it decides.
 *
 * @param part {@code SIGNATURE} if null
 * @param signature identifier of the signature; null to put nothing there
 * @param from first day, ISO 8601; null if it always has counted
 * @param until last day, included, ISO 8601; null if it does not end
 */
public record SignatureRule(
    String name,
    @Nullable Part part,
    @Nullable String signature,
    @Nullable Person person,
    @Nullable SenderSet senders,
    @Nullable SenderSet except,
    @Nullable Audience audience,
    @Nullable Occasion occasion,
    @Nullable String from,
    @Nullable String until,
    boolean oncePerConversation) {

  /** The rule of those who have saved none: everybody gets the default signature. */
  public static final SignatureRule EVERYBODY =
      new SignatureRule(
          "Everybody",
          Part.SIGNATURE,
          SignatureIds.DEFAULT,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false);

  /** Senders with one of these addresses, or one of these domains. */
  public record SenderSet(@Nullable List<String> addresses, @Nullable List<String> domains) {
    private static Senders of(@Nullable SenderSet set) {
      return set == null
          ? Senders.NONE
          : new Senders(strings(set.addresses), Set.of(), strings(set.domains));
    }

    private static Set<String> strings(@Nullable List<String> list) {
      return list == null ? Set.of() : Set.copyOf(list);
    }
  }

  /**
   * As the chooser takes it.
   *
   * @throws java.time.format.DateTimeParseException if a day is none
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Rule toRule() {
    return new Rule(
        name,
        Objects.requireNonNullElse(part, Part.SIGNATURE),
        signature,
        Objects.requireNonNullElse(person, Person.FROM),
        SenderSet.of(senders),
        SenderSet.of(except),
        Objects.requireNonNullElse(audience, Audience.ANYONE),
        Objects.requireNonNullElse(occasion, Occasion.ANY),
        new Period(day(from), day(until)),
        oncePerConversation);
  }

  private static @Nullable LocalDate day(@Nullable String day) {
    return day == null ? null : LocalDate.parse(day);
  }
}
