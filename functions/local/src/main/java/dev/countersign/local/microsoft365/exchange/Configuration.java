package dev.countersign.local.microsoft365.exchange;

/**
 * Everything the cmdlets change, at one moment.
 *
 * @param transportRules in the order of their priority, the first is 0
 */
public record Configuration(
    ObjectSet outboundConnectors,
    ObjectSet inboundConnectors,
    ObjectSet connectionFilters,
    ObjectSet transportRules) {

  Configuration withOutboundConnectors(ObjectSet changed) {
    return new Configuration(changed, inboundConnectors, connectionFilters, transportRules);
  }

  Configuration withInboundConnectors(ObjectSet changed) {
    return new Configuration(outboundConnectors, changed, connectionFilters, transportRules);
  }

  Configuration withConnectionFilters(ObjectSet changed) {
    return new Configuration(outboundConnectors, inboundConnectors, changed, transportRules);
  }

  Configuration withTransportRules(ObjectSet changed) {
    return new Configuration(outboundConnectors, inboundConnectors, connectionFilters, changed);
  }
}
