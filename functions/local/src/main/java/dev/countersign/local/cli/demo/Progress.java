package dev.countersign.local.cli.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says what is happening, with the seconds since the start. */
public final class Progress {
  private final PrintStream out;
  private final Clock clock;
  private final Instant start;

  public Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** A headline. */
  public void chapter(String title) {
    out.println();
    out.println(title);
    out.flush();
  }

  /** Something that was done. */
  public void step(String text) {
    out.printf("  %6.1f s  %s%n", seconds(), text);
    out.flush();
  }

  /** Something to read, without a time. */
  public void line(String text) {
    out.println("  " + text);
    out.flush();
  }

  /** So much time has gone by. */
  public double seconds() {
    return Duration.between(start, clock.instant()).toMillis() / 1000.0;
  }
}
