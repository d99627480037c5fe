package dev.countersign.directory;

import com.microsoft.graph.models.Organization;
import com.microsoft.graph.models.VerifiedDomain;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.directory.graph.Graph;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Proves a consent: only with it does Microsoft give a token and the organisation's data. Then the
 * Entra tenant belongs to the subscription.
 */
public final class VerifyConsent extends RunTask<VerifyConsent.Input, Map<String, Object>> {
  private static final String INITIAL_SUFFIX = ".onmicrosoft.com";
  private static final String EXCHANGE_SUFFIX = ".mail.protection.outlook.com";
  private final DirectoryPorts ports;
  private final Organizations organizations;

  /** For Lambda. */
  public VerifyConsent() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public VerifyConsent(Environment environment) {
    this(DirectoryPorts.of(environment), GraphAccess.of(environment));
  }

  VerifyConsent(DirectoryPorts ports, Graph graph) {
    super(Input.class, ports.status());
    this.ports = ports;
    this.organizations = new Organizations(graph);
  }

  /**
   * @param tenantId of the Entra tenant whose administrator signed in
   */
  public record Input(String subscriptionId, String runId, String tenantId)
      implements RunTask.Input {}

  @Override
  protected Map<String, Object> run(Input input) {
    Organization organization =
        organizations.find(input.tenantId()).orElseThrow(VerifyConsent::otherTenant);
    Optional<Connection> before = ports.connections().find(input.subscriptionId());
    if (before.isPresent() && !before.get().tenantId().equals(input.tenantId())) {
      throw otherTenant();
    }
    if (before.isEmpty()) {
      ports
          .journal()
          .record(
              input.subscriptionId(),
              input.runId(),
              new Created(Created.Kind.CONNECTION, input.tenantId()));
    }
    Connection connection = connection(input, organization);
    // Last: what cannot be connected must not keep the organisation from other subscriptions.
    if (!ports.connections().claimTenant(input.tenantId(), input.subscriptionId())) {
      throw tenantTaken();
    }
    // Without the rest: a call whose answer was lost may come after the rule has got its secret.
    ports.connections().saveOrganization(connection);
    return Map.of();
  }

  private static Connection connection(Input input, Organization organization) {
    List<VerifiedDomain> domains = organization.getVerifiedDomains();
    String initial =
        domains.stream()
            .filter(domain -> Boolean.TRUE.equals(domain.getIsInitial()))
            .map(domain -> domain.getName().toLowerCase(Locale.ROOT))
            .filter(name -> name.endsWith(INITIAL_SUFFIX))
            .findFirst()
            .orElseThrow(VerifyConsent::noInitialDomain);
    return new Connection(
        input.subscriptionId(),
        input.tenantId(),
        organization.getDisplayName(),
        initial,
        Organizations.domains(organization),
        initial.substring(0, initial.length() - INITIAL_SUFFIX.length()) + EXCHANGE_SUFFIX,
        null,
        null);
  }

  private static PermanentFailure otherTenant() {
    return new PermanentFailure(
        "TenantMismatch",
        "Microsoft answered for another organisation than the one that is connected here. Nothing"
            + " was changed. Connect again as an administrator of the same organisation.",
        "tenant differs");
  }

  private static PermanentFailure tenantTaken() {
    return new PermanentFailure(
        "TenantTaken",
        "This Microsoft 365 organisation is connected to another subscription. Nothing was changed."
            + " Disconnect it there first, or use that subscription.",
        "tenant claimed by another subscription");
  }

  private static PermanentFailure noInitialDomain() {
    return new PermanentFailure(
        "NoInitialDomain",
        "The organisation has no onmicrosoft.com domain, so its mail host is not known. Nothing was"
            + " changed. Clouds other than Microsoft's worldwide one are not supported yet.",
        "no initial domain");
  }
}
