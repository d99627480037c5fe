package dev.countersign.core.connection;

import java.util.List;

/** Who is connected, for what is done for everybody by the clock. */
public interface ConnectedSubscriptions {
  /** The subscriptions whose mail is routed to us, or was set up to be. Reads a whole table. */
  List<String> connected();
}
