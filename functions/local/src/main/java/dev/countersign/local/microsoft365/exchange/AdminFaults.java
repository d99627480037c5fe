package dev.countersign.local.microsoft365.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Faults waiting for their cmdlets. Thread-safe. */
public final class AdminFaults {

  private final List<String> calls = new ArrayList<>();
  private final Map<String, Deque<Optional<AdminFault>>> waiting =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean inboundConnectorsDisabled;
  private boolean errorsAsJson;

  /** The next {@code times} calls of the cmdlet meet this fault. */
  public synchronized void add(String cmdlet, AdminFault fault, int times) {
    add(cmdlet, 0, fault, times);
  }

  /** The same, after the next {@code spared} calls of the cmdlet. */
  public synchronized void add(String cmdlet, int spared, AdminFault fault, int times) {
    Deque<Optional<AdminFault>> queue = waiting.computeIfAbsent(cmdlet, name -> new ArrayDeque<>());
    queue.addAll(Collections.nCopies(spared, Optional.empty()));
    queue.addAll(Collections.nCopies(times, Optional.of(fault)));
  }

  /** The cmdlets that were called since the last {@link #clear}, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * From now on inbound connectors can be created, but not enabled, without Microsoft's support.
   */
  public synchronized void keepInboundConnectorsDisabled(boolean on) {
    inboundConnectorsDisabled = on;
  }

  synchronized boolean keepsInboundConnectorsDisabled() {
    return inboundConnectorsDisabled;
  }

  /** From now on errors come in the other form that the service has: JSON within the JSON. */
  public synchronized void describeErrorsAsJson(boolean on) {
    errorsAsJson = on;
  }

  synchronized boolean describesErrorsAsJson() {
    return errorsAsJson;
  }

  /** Forgets all faults and calls. */
  public synchronized void clear() {
    calls.clear();
    waiting.clear();
    inboundConnectorsDisabled = false;
    errorsAsJson = false;
  }

  synchronized @Nullable AdminFault next(String cmdlet) {
    calls.add(cmdlet);
    Deque<Optional<AdminFault>> queue = waiting.get(cmdlet);
    return queue == null || queue.isEmpty() ? null : queue.remove().orElse(null);
  }
}
