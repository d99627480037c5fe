package dev.countersign.core.subscription;

/** What a member of a subscription may do. Each role includes the ones before it. */
public enum Role {
  /** Look at everything. */
  VIEWER,
  /** Change everything, members included. */
  ADMIN;

  /** Whether who has this role may do what {@code demanded} is needed for. */
  public boolean includes(Role demanded) {
    return compareTo(demanded) >= 0;
  }
}
