package dev.countersign.signature.choose;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a rule counts.
 *
 * @param first the first day; null if it always has
 * @param last the last day, included; null if it does not end
 */
public record Period(@Nullable LocalDate first, @Nullable LocalDate last) {

  /** Every day. */
  public static final Period ALWAYS = new Period(null, null);

  public Period {
    if (first != null && last != null && last.isBefore(first)) {
      throw new IllegalArgumentException("a period ends before it begins");
    }
  }

  boolean includes(LocalDate day) {
    return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
  }
}
