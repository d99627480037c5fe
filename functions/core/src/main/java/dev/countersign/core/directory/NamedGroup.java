package dev.countersign.core.directory;

import java.time.Instant;

/**
 * A group that rules name, as the last synchronisation found it.
 *
 * @param groupId in Entra ID, in lower case
 * @param name for people; empty if it was never found
 * @param found whether Microsoft 365 has such a group
 * @param members how many people of the directory are in it, those of groups inside included
 * @param readAt when its members were last read
 * @param settled whether everybody's memberships say the same; not while they are being changed
 */
public record NamedGroup(
    String groupId, String name, boolean found, int members, Instant readAt, boolean settled) {

  /** The same group, whose members are about to be changed one by one. */
  public NamedGroup unsettled() {
    return new NamedGroup(groupId, name, found, members, readAt, false);
  }

  /** The same group, all of whose members know that they are. */
  public NamedGroup settled(int count) {
    return new NamedGroup(groupId, name, found, count, readAt, true);
  }
}
