package dev.countersign.onboarding.spf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one sending domain.
 *
 * @param records the SPF records that it has; one is right
 * @param includesMicrosoft whether mail from Exchange Online passes: all mail leaves from there
 * @param includesUs whether mail from our relay passes: on its way back to Exchange Online
 * @param lookups that checking it may take; receivers stop at 10. As a receiver counts them
 * @param voidLookups those that find nothing; receivers stop at 2
 * @param problems what is wrong, for people; empty if nothing is
 * @param newRecord what to publish instead; null if nothing has to change
 */
public record SpfReport(
    String domain,
    List<String> records,
    boolean includesMicrosoft,
    boolean includesUs,
    int lookups,
    int voidLookups,
    List<Problem> problems,
    @Nullable String newRecord) {

  /**
   * Something that is wrong.
   *
   * @param code one word for programs
   * @param text what it is and what to do
   */
  public record Problem(String code, String text) {}
}
