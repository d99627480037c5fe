package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import java.util.Optional;

/** Knows which messages are test messages that we had sent. */
@FunctionalInterface
interface Probes {
  /** The connection whose test message this is; empty for every other message. */
  Optional<Connection> tenant(SesEvent.Message message);
}
