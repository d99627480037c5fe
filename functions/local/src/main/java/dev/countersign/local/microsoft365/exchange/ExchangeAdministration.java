package dev.countersign.local.microsoft365.exchange;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** The administration of one organisation: its API, its configuration, its faults. */
public final class ExchangeAdministration {

  private final ConfigurationStore configurations;
  private final AdminFaults faults = new AdminFaults();
  private final AdminApi api;

  /** Without mail flow: no connector leads anywhere. */
  public ExchangeAdministration(
      Organization organization,
      ConfigurationStore configurations,
      AdminTokens tokens,
      Hydration hydration,
      Clock clock) {
    this(organization, configurations, tokens, hydration, (connector, mail) -> List.of(), clock);
  }

  public ExchangeAdministration(
      Organization organization,
      ConfigurationStore configurations,
      AdminTokens tokens,
      Hydration hydration,
      ConnectorTest connectorTest,
      Clock clock) {
    this.configurations = configurations;
    CmdletRunner runner =
        new CmdletRunner(organization, configurations, hydration, faults, connectorTest, clock);
    this.api = new AdminApi(tokens, organization, runner, faults);
  }

  public HttpHandler api() {
    return api;
  }

  public AdminFaults faults() {
    return faults;
  }

  public Configuration configuration() {
    return configurations.current();
  }

  /** A server with nothing but this API, on any port of 127.0.0.1; the caller stops it. */
  public static HttpServer serve(HttpHandler api) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(AdminApi.PATH, api);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "exchange-admin");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return server;
  }
}
