package dev.countersign.onboarding.exchange;

import static dev.countersign.core.connection.MailContract.TENANT_HEADER;

import dev.countersign.core.run.Created;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object in Exchange Online as we want it to be.
 *
 * @param noun of its cmdlets, for example {@code TransportRule}
 * @param name by which it is found
 * @param properties wanted values by parameter name; an empty list where there is to be none
 * @param settableOnly those that {@code New-…} does not take: they are set after creation
 * @param creationOnly for {@code New-…} only: neither compared nor changed later
 * @param priority of a rule, from 0; null for what has no order
 */
record ExchangeObject(
    String noun,
    String name,
    Created.Kind kind,
    Map<String, Object> properties,
    Set<String> settableOnly,
    Map<String, Object> creationOnly,
    @Nullable Integer priority) {
  static final String PRIORITY = "Priority";

  Created created() {
    return new Created(kind, name);
  }

  /**
   * All that is set and put right. No run fails for the priority: anybody may put a rule on top
   * meanwhile, and the next look at the drift shows it.
   */
  Map<String, Object> settings() {
    if (priority == null) {
      return properties;
    }
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(PRIORITY, priority);
    return settings;
  }

  /** Whether a parameter holds what only Exchange may know. */
  boolean isSecret(String parameter) {
    return parameter.equals("SetHeaderValue")
        && TENANT_HEADER.equals(properties.get("SetHeaderName"));
  }
}
