package dev.countersign.local.microsoft365.exchange;

import static dev.countersign.local.microsoft365.exchange.ParameterType.bool;
import static dev.countersign.local.microsoft365.exchange.ParameterType.list;
import static dev.countersign.local.microsoft365.exchange.ParameterType.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hosted connection filter policies; an organisation has one, named Default. */
final class ConnectionFilters implements ObjectKind {

  /** Microsoft: Exchange Online limits, entries in an IP Allow or Block list. */
  private static final int MAX_ENTRIES = 1273;

  @Override
  public String noun() {
    return "HostedConnectionFilterPolicy";
  }

  @Override
  public Map<String, ParameterType> parameters() {
    return Map.of(
        "AdminDisplayName", text(),
        "EnableSafeList", bool(),
        "IPAllowList", list(),
        "IPBlockList", list(),
        "MakeDefault", bool());
  }

  @Override
  public Map<String, @Nullable Object> defaults() {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("AdminDisplayName", "");
    defaults.put("IsDefault", true);
    defaults.put("IPAllowList", List.of());
    defaults.put("IPBlockList", List.of());
    defaults.put("EnableSafeList", false);
    defaults.put("DirectoryBasedEdgeBlockMode", "Default");
    return defaults;
  }

  @Override
  public ObjectSet in(Configuration configuration) {
    return configuration.connectionFilters();
  }

  @Override
  public Configuration replace(Configuration configuration, ObjectSet changed) {
    return configuration.withConnectionFilters(changed);
  }

  @Override
  public ExchangeObject check(ExchangeObject policy, Parameters given, Configuration configuration)
      throws CmdletException {
    for (String property : List.of("IPAllowList", "IPBlockList")) {
      List<String> addresses = policy.list(property);
      if (addresses.size() > MAX_ENTRIES) {
        throw CmdletErrors.invalid(property + " can't have more than " + MAX_ENTRIES + " entries.");
      }
      for (String address : addresses) {
        IpAddresses.check(property, address);
      }
    }
    return policy;
  }
}
