package dev.countersign.local.microsoft365.graph;

import java.util.List;

/** Where the stand-in looks for TXT records. */
@FunctionalInterface
public interface TxtRecords {
  /** All TXT records of that name; empty if there are none. */
  List<String> lookup(String name);
}
