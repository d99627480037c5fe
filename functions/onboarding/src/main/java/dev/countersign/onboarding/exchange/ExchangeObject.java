package dev.countersign.onboarding.exchange;

import static dev.countersign.core.connection.MailContract.TENANT_HEADER;

import dev.countersign.core.run.Created;
import java.util.Map;
import java.util.Set;

/**
 * An object in Exchange Online as we want it to be.
 *
 * @param noun of its cmdlets, for example {@code TransportRule}
 * @param name by which it is found
 * @param properties wanted values by parameter name; an empty list where there is to be none
 * @param settableOnly those that {@code New-…} does not take: they are set after creation
 * @param creationOnly for {@code New-…} only: neither compared nor changed later
 */
record ExchangeObject(
    String noun,
    String name,
    Created.Kind kind,
    Map<String, Object> properties,
    Set<String> settableOnly,
    Map<String, Object> creationOnly) {

  Created created() {
    return new Created(kind, name);
  }

  /** Whether a parameter holds what only Exchange may know. */
  boolean isSecret(String parameter) {
    return parameter.equals("SetHeaderValue")
        && TENANT_HEADER.equals(properties.get("SetHeaderName"));
  }
}
