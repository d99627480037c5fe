package dev.countersign.local.microsoft365.exchange;

import java.util.List;

/** Tries an outbound connector, as {@code Validate-OutboundConnector} does. */
@FunctionalInterface
public interface ConnectorTest {
  /** Connects to its smart hosts, and sends a message through it to each recipient. */
  List<Task> run(ExchangeObject connector, List<String> recipients);

  /**
   * One line of what the cmdlet puts out.
   *
   * @param detail what went wrong; empty if nothing did
   */
  record Task(String name, boolean successful, String detail) {}
}
