package dev.countersign.local.cloud.template;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function's timer.
 *
 * @param input the event; {@code {}} where none is given
 */
public record ScheduleEvent(Duration rate, String input) {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  static ScheduleEvent read(Section settings, String expressionName) {
    Matcher matcher = RATE.matcher(settings.text(expressionName));
    if (!matcher.matches()) {
      throw settings.problem(expressionName, "the local cloud knows rate(…) only");
    }
    String unit = matcher.group(2).substring(0, 1).toUpperCase(Locale.ROOT);
    String prefix = unit.equals("D") ? "P" : "PT";
    return new ScheduleEvent(
        Duration.parse(prefix + matcher.group(1) + unit), settings.text("Input", "{}"));
  }
}
