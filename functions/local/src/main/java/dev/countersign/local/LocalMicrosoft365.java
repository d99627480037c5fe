package dev.countersign.local;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.microsoft365.EntraAndGraph;
import dev.countersign.local.microsoft365.exchange.Admin;
import dev.countersign.local.microsoft365.exchange.ExchangeAdministration;
import dev.countersign.local.microsoft365.exchange.SampleConfiguration;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.graph.TxtRecords;
import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.microsoft365.identity.ExchangeAdministrators;
import dev.countersign.local.microsoft365.mail.ExchangeOnline;
import dev.countersign.local.microsoft365.mail.Network;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Microsoft 365 with the sample organisation in it: Entra ID, Graph and Exchange Online. */
final class LocalMicrosoft365 implements AutoCloseable {
  static final String MAIL_HOST = "brightwater.mail.protection.outlook.com";

  private final Organization organization;
  private final EntraAndGraph entra;
  private final ExchangeOnline exchange;
  private final HttpServer exchangeAdmin;

  /**
   * Starts it.
   *
   * @param application as it is registered with Entra ID
   * @param dns where Graph looks for the proof of a domain
   * @param network leads from the name of a smart host to where it listens
   */
  LocalMicrosoft365(
      LocalDeployment.Options options,
      AppRegistration application,
      LocalAuthority authority,
      TxtRecords dns,
      Network network) {
    organization = options.organization();
    entra =
        new EntraAndGraph(
            new EntraAndGraph.Options(
                List.of(organization, SampleOrganization.foxglove()),
                List.of(application),
                GraphOptions.defaults().withTxtRecords(dns),
                options.deviceCodeInterval(),
                options.clock(),
                options.ports().microsoft()));
    exchange = startExchange(options, authority, network);
    exchangeAdmin = serve(exchange);
  }

  EntraAndGraph entra() {
    return entra;
  }

  ExchangeOnline exchange() {
    return exchange;
  }

  Organization organization() {
    return organization;
  }

  /** Base URL of Exchange Online's admin API. */
  URI exchangeAdminUrl() {
    return URI.create("http://127.0.0.1:" + exchangeAdmin.getAddress().getPort());
  }

  private ExchangeOnline startExchange(
      LocalDeployment.Options options, LocalAuthority authority, Network network) {
    ExchangeAdministrators administrators = entra.identity().exchangeAdministrators();
    return new ExchangeOnline(
        new ExchangeOnline.Surroundings(
            dev.countersign.local.microsoft365.exchange.Organization.of(organization, MAIL_HOST),
            SampleConfiguration.brightwater(options.clock().instant()),
            bearer -> admin(administrators.verify(bearer)),
            network,
            authority.issue(MAIL_HOST),
            authority.trustManager(),
            options.clock()),
        new ExchangeOnline.Options(
            ExchangeOnline.Options.DEFAULTS.hydrated(),
            Duration.ZERO,
            Duration.ZERO,
            ExchangeOnline.Options.DEFAULTS.mailFlow(),
            options.ports().submission(),
            0,
            options.ports().imap()));
  }

  private static @Nullable Admin admin(ExchangeAdministrators.@Nullable Administrator verified) {
    return verified == null
        ? null
        : new Admin(verified.tenantId(), verified.userPrincipalName(), verified.roles());
  }

  private static HttpServer serve(ExchangeOnline exchange) {
    try {
      return ExchangeAdministration.serve(exchange.adminApi());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    exchangeAdmin.stop(0);
    exchange.close();
    entra.close();
  }
}
