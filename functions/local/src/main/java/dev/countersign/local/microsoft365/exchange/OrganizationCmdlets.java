package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cmdlets about the organisation itself and its accepted domains. */
final class OrganizationCmdlets {

  private final Organization organization;
  private final Hydration hydration;

  OrganizationCmdlets(Organization organization, Hydration hydration) {
    this.organization = organization;
    this.hydration = hydration;
  }

  List<Cmdlet> all() {
    return List.of(
        new Cmdlet("Get-OrganizationConfig", Set.of(), false, Map.of(), given -> config()),
        new Cmdlet(
            "Enable-OrganizationCustomization",
            Set.of("Organization Configuration"),
            false,
            Map.of("Confirm", ParameterType.bool()),
            given -> enable()),
        new Cmdlet(
            "Get-AcceptedDomain",
            Set.of(),
            false,
            Map.of("Identity", ParameterType.text(), "ResultSize", ParameterType.text()),
            this::domains));
  }

  private CmdletResult config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("Identity", organization.initialDomain());
    config.put("Name", organization.initialDomain());
    config.put("DisplayName", organization.displayName());
    config.put("Guid", organization.tenantId());
    config.put("IsDehydrated", hydration.isDehydrated());
    return CmdletResult.one(config);
  }

  private CmdletResult enable() throws CmdletException {
    hydration.start();
    return CmdletResult.nothing();
  }

  private CmdletResult domains(Parameters given) throws CmdletException {
    String identity = given.text("Identity");
    if (identity == null) {
      return CmdletResult.of(names().map(this::domain));
    }
    String name =
        names()
            .filter(identity::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> CmdletErrors.notFound(identity));
    return CmdletResult.one(domain(name));
  }

  private Stream<String> names() {
    return organization.acceptedDomains().names().stream().sorted();
  }

  private Map<String, @Nullable Object> domain(String name) {
    Map<String, @Nullable Object> domain = new LinkedHashMap<>();
    domain.put("Identity", name);
    domain.put("Name", name);
    domain.put("DomainName", name);
    domain.put("DomainType", "Authoritative");
    domain.put("Default", name.equals(organization.defaultDomain()));
    domain.put("InitialDomain", name.equals(organization.initialDomain()));
    return domain;
  }
}
