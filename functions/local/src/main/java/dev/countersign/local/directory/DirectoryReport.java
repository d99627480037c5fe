package dev.countersign.local.directory;

import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.directory.DirectoryRun.Synchronized;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what was measured. */
final class DirectoryReport {
  private final Progress progress;

  DirectoryReport(Progress progress) {
    this.progress = progress;
  }

  /**
   * @param milliseconds the fastest first
   */
  void searches(List<Double> milliseconds, int count) {
    progress.chapter("Group search at the API, " + count + " times");
    line(
        "p50 %.1f ms, p99 %.1f ms, slowest %.1f ms",
        milliseconds.get(count / 2),
        milliseconds.get(count * 99 / 100),
        milliseconds.get(count - 1));
  }

  void full(int people, Synchronized full) {
    progress.chapter("Everybody: %,d people".formatted(people));
    counts(full);
    line("events in the history of the execution %,d of %,d", full.events(), ExecutionEvents.MOST);
    line("heap in MB, before and after each tenth: %s", full.heap());
  }

  void delta(int people, Synchronized delta, Synchronized full) {
    progress.chapter("Changes: %,d people".formatted(people));
    counts(delta);
    share("Graph calls", delta.counts().graphCalls(), full.counts().graphCalls());
    share("requests that write", delta.counts().writes(), full.counts().writes());
  }

  private void counts(Synchronized run) {
    Counts counts = run.counts();
    line("%d s", run.seconds());
    line("Graph calls %,d, of them pages %,d", counts.graphCalls(), counts.pages());
    line("requests to DynamoDB that write %,d, that read %,d", counts.writes(), counts.reads());
    all(counts.graph());
    all(counts.aws());
  }

  private void all(Map<String, Long> counts) {
    counts.forEach((kind, count) -> line("    %,9d  %s", count, kind));
  }

  private void share(String what, long part, long whole) {
    line("%s: %.2f %% of those for everybody", what, 100.0 * part / whole);
  }

  private void line(String format, Object... values) {
    progress.line(String.format(Locale.ROOT, format, values));
  }
}
