package dev.countersign.onboarding.spf;

import dev.countersign.onboarding.spf.SpfState.OfDomain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the SPF records of the sending domains include us.
 *
 * @param checkedAt when the DNS was asked; ISO 8601, UTC; null before the first check
 * @param domains what was found
 * @param text for people
 */
public record SpfView(@Nullable String checkedAt, List<OfDomain> domains, String text) {
  private static final SpfView UNKNOWN =
      new SpfView(
          null,
          List.of(),
          "The organisation's sending domains are known after its consent, and their SPF records"
              + " are checked then. To check one now: GET …/spf?domain=");

  public static SpfView of(Optional<SpfState> found) {
    return found
        .map(state -> new SpfView(state.checkedAt(), state.domains(), text(state)))
        .orElse(UNKNOWN);
  }

  private static String text(SpfState state) {
    List<String> toChange =
        state.domains().stream()
            .filter(domain -> !domain.problems().isEmpty())
            .map(OfDomain::domain)
            .toList();
    String text =
        toChange.isEmpty()
            ? "The SPF records of all sending domains include us."
            : "Look at the SPF records of %d of %d sending domains: %s. newRecord is what to publish; GET …/spf?domain= says why, and sees a change at once."
                .formatted(toChange.size(), state.domains().size(), String.join(", ", toChange));
    return state.unchecked() == 0
        ? text
        : text + " %d more domains were not checked.".formatted(state.unchecked());
  }
}
