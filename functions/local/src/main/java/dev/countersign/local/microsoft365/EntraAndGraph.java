package dev.countersign.local.microsoft365;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.microsoft365.graph.Graph;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.http.Calls;
import dev.countersign.local.microsoft365.http.Endpoint;
import dev.countersign.local.microsoft365.http.Faults;
import dev.countersign.local.microsoft365.http.FaultyEndpoint;
import dev.countersign.local.microsoft365.http.HttpEndpoint;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.microsoft365.identity.EntraIdentity;
import dev.countersign.local.microsoft365.identity.Tenants;
import dev.countersign.local.microsoft365.organization.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Entra ID and Graph on one port of 127.0.0.1: use {@link #url()} for login.microsoftonline.com as
 * well as for graph.microsoft.com.
 */
public final class EntraAndGraph implements AutoCloseable {
  /**
   * What to start.
   *
   * @param port 0 for any free one
   * @param deviceCodeInterval how often a device may poll
   */
  public record Options(
      List<Organization> organizations,
      List<AppRegistration> applications,
      GraphOptions graph,
      Duration deviceCodeInterval,
      Clock clock,
      int port) {
    private static final Duration MICROSOFTS_INTERVAL = Duration.ofSeconds(5);

    public static Options of(Organization organization, AppRegistration application) {
      return new Options(
          List.of(organization),
          List.of(application),
          GraphOptions.defaults(),
          MICROSOFTS_INTERVAL,
          Clock.systemUTC(),
          0);
    }
  }

  private final Faults faults = new Faults();
  private final Calls calls = new Calls();
  private final List<BiConsumer<Request, Response>> watchers = new CopyOnWriteArrayList<>();
  private final EntraIdentity identity;
  private final Graph graph;
  private final HttpServer server;
  private final ExecutorService executor;

  /**
   * @throws UncheckedIOException if the port is taken
   */
  public EntraAndGraph(Options options) {
    Tenants tenants = new Tenants(options.organizations());
    Clock clock = options.clock();
    this.identity =
        new EntraIdentity(
            tenants, options.applications(), calls, clock, options.deviceCodeInterval());
    this.graph = new Graph(identity.accessTokens(), tenants, options.graph(), calls, faults, clock);
    this.server = bind(options.port());
    this.executor = Executors.newCachedThreadPool(EntraAndGraph::daemon);
    server.setExecutor(executor);
    server.createContext("/", identityHandler());
    server.createContext("/v1.0/", graphHandler());
    server.start();
  }

  private static HttpServer bind(int port) {
    // Header and body go out in two packets: with Nagle's algorithm each answer waits for an ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "entra-and-graph");
    thread.setDaemon(true);
    return thread;
  }

  /** The base URL, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All of login.microsoftonline.com, for another server's root. */
  public HttpHandler identityHandler() {
    Endpoint endpoint = new FaultyEndpoint(identity, faults, identity::unavailable);
    return new HttpEndpoint(
        request -> {
          Response response = endpoint.answer(request);
          watchers.forEach(watcher -> watcher.accept(request, response));
          return response;
        });
  }

  /** Shows somebody each request to Entra ID and its answer, with all tokens that are in them. */
  public void watch(BiConsumer<Request, Response> watcher) {
    watchers.add(watcher);
  }

  /** All of graph.microsoft.com, for another server's path {@code /v1.0/}. */
  public HttpHandler graphHandler() {
    return new HttpEndpoint(graph);
  }

  public EntraIdentity identity() {
    return identity;
  }

  public Graph graph() {
    return graph;
  }

  /** Faults to switch on, by paths of either service. */
  public Faults faults() {
    return faults;
  }

  /** How often each kind of call was answered; failed by a fault does not count. */
  public Calls calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
