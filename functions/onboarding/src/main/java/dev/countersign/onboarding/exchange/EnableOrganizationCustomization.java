package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import java.util.Map;

/**
 * Makes sure that the organisation can be changed: new ones are kept "dehydrated" until somebody
 * asks.
 */
public final class EnableOrganizationCustomization extends ExchangeTask {

  public EnableOrganizationCustomization() {
    this(Environment.ofLambda());
  }

  public EnableOrganizationCustomization(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  EnableOrganizationCustomization(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    if (isDehydrated(exchange)) {
      enable(exchange);
      if (isDehydrated(exchange)) {
        throw new OrganizationDehydrated();
      }
    }
  }

  private static boolean isDehydrated(ExchangeAdmin.Session exchange) {
    return exchange.invoke("Get-OrganizationConfig", Map.of()).stream()
        .anyMatch(organization -> organization.path("IsDehydrated").asBoolean());
  }

  private static void enable(ExchangeAdmin.Session exchange) {
    try {
      exchange.invoke("Enable-OrganizationCustomization", Map.of());
    } catch (CmdletFailed failed) {
      // A second call is refused while the first one works; access that is denied stays so.
      if (failed.error().isForbidden()) {
        throw failed;
      }
    }
  }
}
