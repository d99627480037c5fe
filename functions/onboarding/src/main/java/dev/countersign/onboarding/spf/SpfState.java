package dev.countersign.onboarding.spf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last check of an organisation's sending domains found. The DNS may say something else by
 * now: {@code GET …/spf} asks it.
 *
 * @param checkedAt ISO 8601, UTC
 * @param domains in alphabetical order
 * @param unchecked how many more there are
 */
public record SpfState(String checkedAt, List<OfDomain> domains, int unchecked) {
  /**
   * One sending domain.
   *
   * @param includesUs whether its SPF record includes us
   * @param problems the codes of {@link SpfReport.Problem}, or {@code DnsUnavailable}
   * @param newRecord what to publish; null if nothing has to change, or it is not known
   */
  public record OfDomain(
      String domain, boolean includesUs, List<String> problems, @Nullable String newRecord) {
    static OfDomain of(SpfReport report) {
      return new OfDomain(
          report.domain(),
          report.includesUs(),
          report.problems().stream().map(SpfReport.Problem::code).toList(),
          report.newRecord());
    }
  }
}
