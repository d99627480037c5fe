package dev.countersign.core.directory;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom something is done for: everybody in the organisation, or the members of one group.
 *
 * @param group the group, with {@code GROUP}; null otherwise
 */
public record Scope(Kind kind, @Nullable Group group) {
  public static final Scope ALL_USERS = new Scope(Kind.ALL_USERS, null);

  /** As the API and the state machine name them. */
  public enum Kind {
    ALL_USERS,
    GROUP
  }

  /**
   * A mail-enabled security group, as it was when it was chosen.
   *
   * @param id in Entra ID
   * @param name for people
   * @param address by which Exchange knows it
   */
  public record Group(String id, String name, String address) {}

  public Scope {
    if ((kind == Kind.GROUP) != (group != null)) {
      throw new IllegalArgumentException("A group belongs to the kind GROUP, and to no other.");
    }
  }

  /** The members of a group, also of groups in it. */
  public static Scope of(Group group) {
    return new Scope(Kind.GROUP, group);
  }

  /** The group, where the kind says that there is one. */
  public Group requireGroup() {
    return Objects.requireNonNull(group, "Everybody is in scope.");
  }

  /** The kind, and the identifier of the group: what tells one scope from another. */
  public String toText() {
    return group == null ? kind.name() : kind.name() + " " + group.id();
  }

  /** What a state machine may know: neither name nor address. */
  public Map<String, String> toStateMachine() {
    return group == null
        ? Map.of("scope", kind.name())
        : Map.of("scope", kind.name(), "groupId", group.id());
  }
}
