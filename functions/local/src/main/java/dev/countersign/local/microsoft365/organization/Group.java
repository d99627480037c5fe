package dev.countersign.local.microsoft365.organization;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group of the directory.
 *
 * @param properties Graph's properties by Graph's names
 * @param memberIds people's and groups' ids
 */
public record Group(String id, Map<String, Object> properties, Set<String> memberIds) {
  public Group {
    memberIds = Set.copyOf(memberIds);
  }

  public String displayName() {
    return (String) properties.getOrDefault("displayName", "");
  }

  public Group withMember(String memberId) {
    Set<String> members = new LinkedHashSet<>(memberIds);
    members.add(memberId);
    return new Group(id, properties, members);
  }

  public Group withoutMember(String memberId) {
    Set<String> members = new LinkedHashSet<>(memberIds);
    members.remove(memberId);
    return new Group(id, properties, members);
  }

  /** The kinds of group that Microsoft 365 has, by what sets them apart in Graph. */
  public enum Kind {
    MAIL_ENABLED_SECURITY(true, true, List.of()),
    DISTRIBUTION(true, false, List.of()),
    SECURITY(false, true, List.of()),
    UNIFIED(true, false, List.of("Unified")),
    /** A Microsoft 365 group that may also guard resources: both flags, yet not a valid scope. */
    SECURITY_ENABLED_UNIFIED(true, true, List.of("Unified")),
    DYNAMIC_SECURITY(false, true, List.of("DynamicMembership")),
    DYNAMIC_UNIFIED(true, false, List.of("DynamicMembership", "Unified"));

    private final boolean mailEnabled;
    private final boolean securityEnabled;
    private final List<String> groupTypes;

    Kind(boolean mailEnabled, boolean securityEnabled, List<String> groupTypes) {
      this.mailEnabled = mailEnabled;
      this.securityEnabled = securityEnabled;
      this.groupTypes = groupTypes;
    }

    /** The three properties, ready to be completed. */
    public Map<String, Object> properties() {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("groupTypes", groupTypes);
      properties.put("mailEnabled", mailEnabled);
      properties.put("securityEnabled", securityEnabled);
      return properties;
    }

    boolean hasMail() {
      return mailEnabled;
    }
  }
}
