package dev.countersign.core.signature;

import dev.countersign.signature.choose.Audience;
import dev.countersign.signature.choose.Occasion;
import dev.countersign.signature.choose.Part;
import dev.countersign.signature.choose.Period;
import dev.countersign.signature.choose.Person;
import dev.countersign.signature.choose.Rule;
import dev.countersign.signature.choose.Senders;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  /**
   * Senders with one of these addresses, in one of these groups, or with one of these domains.
   *
   * @param groups identifiers in Entra ID
   */
  public record SenderSet(
      @Nullable List<String> addresses,
      @Nullable List<String> groups,
      @Nullable List<String> domains) {
    private static Senders of(@Nullable SenderSet set) {
      return set == null
          ? Senders.NONE
          : new Senders(strings(set.addresses), groups(set), strings(set.domains));
    }

    private static Set<String> groups(@Nullable SenderSet set) {
      return set == null
          ? Set.of()
          : strings(set.groups).stream()
              .map(id -> id.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> strings(@Nullable List<String> list) {
      return list == null ? Set.of() : Set.copyOf(list);
    }
  }

  /** Identifiers of the groups that it names, in lower case as Entra ID writes them. */
  public Set<String> groups() {
    Set<String> groups = new HashSet<>(SenderSet.groups(senders));
    groups.addAll(SenderSet.groups(except));
    return groups;
  }

  /** Identifiers of the groups that any of the rules names. */
  public static Set<String> groups(List<SignatureRule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.groups().stream())
        .collect(Collectors.toCollection(TreeSet::new));
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
