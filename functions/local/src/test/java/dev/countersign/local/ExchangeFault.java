package dev.countersign.local;

import dev.countersign.local.microsoft365.exchange.AdminFault;
import java.time.Duration;

/** How a cmdlet of Exchange Online can go wrong. */
enum ExchangeFault {
  BAD_REQUEST(AdminFault.status(400), false),
  UNAVAILABLE(AdminFault.status(503), true),
  THROTTLED(AdminFault.throttled(Duration.ofSeconds(1)), true),
  FORBIDDEN_BUT_DONE(new AdminFault(403, null, Duration.ZERO, true), false),
  DROPPED(AdminFault.dropped(), true),
  DROPPED_BUT_DONE(AdminFault.droppedAfterwards(), true);

  private final AdminFault fault;
  private final boolean temporary;

  ExchangeFault(AdminFault fault, boolean temporary) {
    this.fault = fault;
    this.temporary = temporary;
  }

  AdminFault fault() {
    return fault;
  }

  /** Whether trying again may help. */
  boolean isTemporary() {
    return temporary;
  }

  /** Whether the cmdlet was carried out all the same. */
  boolean isDone() {
    return fault.afterwards();
  }
}
