package dev.countersign.local.load;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints measurements for people. */
final class Report {
  /** A request less often than this per message is one of starting up, or of once a minute. */
  private static final double WORTH_SHOWING = 0.005;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(List<Measurement> measurements) {
    line("%-28s %10s %10s %10s %6s %8s", "", "messages/s", "p50 ms", "p99 ms", "lost", "doubled");
    for (Measurement measurement : measurements) {
      Arrivals arrivals = measurement.arrivals();
      line(
          "%-28s %10.1f %10.1f %10.1f %6d %8d",
          measurement.name(),
          measurement.perSecond(),
          arrivals.latency(0.5),
          arrivals.latency(0.99),
          arrivals.lost(),
          arrivals.doubled());
    }
    measurements.stream()
        .filter(measurement -> !measurement.requestsPerMessage().isEmpty())
        .forEach(this::details);
  }

  private void details(Measurement measurement) {
    line("");
    line("%s", measurement.name());
    line(
        "  heap in use after each quarter: %s MB",
        measurement.heap().stream().map(b -> b / 1_000_000 + "").collect(Collectors.joining(", ")));
    Map<String, Double> requests = measurement.requestsPerMessage();
    requests.values().removeIf(count -> count < WORTH_SHOWING);
    requests.forEach((operation, count) -> line("  %-28s %6.2f a message", operation, count));
    double sum = requests.values().stream().mapToDouble(Double::doubleValue).sum();
    line("  our functions: %.2f; with PutObject by SES, and ReceiveMessage and DeleteMessage", sum);
    line("  by Lambda: %.2f requests to AWS a message", sum + 3);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
