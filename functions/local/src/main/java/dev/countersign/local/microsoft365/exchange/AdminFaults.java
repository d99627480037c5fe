package dev.countersign.local.microsoft365.exchange;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Faults waiting for their cmdlets. Thread-safe. */
public final class AdminFaults {

  private final Map<String, Deque<AdminFault>> waiting =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean inboundConnectorsDisabled;
  private boolean errorsAsJson;

  /** The next {@code times} calls of the cmdlet meet this fault. */
  public synchronized void add(String cmdlet, AdminFault fault, int times) {
    waiting
        .computeIfAbsent(cmdlet, name -> new ArrayDeque<>())
        .addAll(Collections.nCopies(times, fault));
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

  /** Forgets all faults. */
  public synchronized void clear() {
    waiting.clear();
    inboundConnectorsDisabled = false;
    errorsAsJson = false;
  }

  synchronized @Nullable AdminFault next(String cmdlet) {
    Deque<AdminFault> queue = waiting.get(cmdlet);
    return queue == null ? null : queue.poll();
  }
}
