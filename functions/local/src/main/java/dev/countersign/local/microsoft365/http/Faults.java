package dev.countersign.local.microsoft365.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults that are switched on: each hits the next requests to its paths, so many times. */
public final class Faults {
  private static final class Planned {
    private final String pathPrefix;
    private final Fault fault;
    private int left;

    Planned(String pathPrefix, Fault fault, int times) {
      this.pathPrefix = pathPrefix;
      this.fault = fault;
      this.left = times;
    }
  }

  private final List<Planned> planned = new ArrayList<>();

  /** The next {@code times} requests whose path starts so meet the fault. */
  public synchronized void plan(String pathPrefix, int times, Fault fault) {
    planned.add(new Planned(pathPrefix, fault, times));
  }

  synchronized @Nullable Fault next(String path) {
    for (Planned candidate : planned) {
      if (candidate.left > 0 && path.startsWith(candidate.pathPrefix)) {
        candidate.left--;
        return candidate.fault;
      }
    }
    return null;
  }
}
