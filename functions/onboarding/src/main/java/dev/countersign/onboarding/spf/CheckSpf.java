package dev.countersign.onboarding.spf;

import dev.countersign.core.connection.ConnectedSubscriptions;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.spf.SpfState.OfDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the SPF records of the sending domains, so that the status can show them without asking
 * the DNS: of one organisation as soon as its domains are known, and of all that are connected
 * every hour. Whatever it finds, nothing else depends on it. Whom there is no time for is first in
 * the next hour.
 */
public final class CheckSpf extends JsonHandler<CheckSpf.Event, Map<String, Integer>> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckSpf.class);

  /** The item, and with it the status, stay small. */
  private static final int MAX_DOMAINS = 50;

  /** The function has a quarter of an hour, and one domain may take most of a minute. */
  private static final Duration TIME = Duration.ofMinutes(12);

  /** They wait for name servers most of the time. */
  private static final int AT_ONCE = 16;

  private final ConnectionStore connections;
  private final ConnectedSubscriptions connected;
  private final SpfCheck spf;
  private final SpfStates states;
  private final Clock clock;
  private final int atOnce;

  /** For Lambda. */
  public CheckSpf() {
    this(Environment.ofLambda());
  }

  public CheckSpf(Environment environment) {
    this(new Wiring(environment));
  }

  private CheckSpf(Wiring wiring) {
    this(
        wiring.stores().connections(),
        wiring.stores().connectedSubscriptions(),
        wiring.spf().check(),
        wiring.spf().states(),
        wiring.clock(),
        AT_ONCE);
  }

  /**
   * @param atOnce how many organisations are looked at at a time
   */
  public CheckSpf(
      ConnectionStore connections,
      ConnectedSubscriptions connected,
      SpfCheck spf,
      SpfStates states,
      Clock clock,
      int atOnce) {
    super(Event.class);
    this.connections = connections;
    this.connected = connected;
    this.spf = spf;
    this.states = states;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /**
   * From the state machine, or from the clock.
   *
   * @param subscriptionId null for all that are connected
   */
  public record Event(@Nullable String subscriptionId) {}

  @Override
  public Map<String, Integer> handle(Event event) {
    Instant end = clock.instant().plus(TIME);
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Boolean>> checks =
          subscriptions(event).stream().map(id -> threads.submit(() -> check(id, end))).toList();
      int checked = 0;
      for (Future<Boolean> check : checks) {
        checked += check.get() ? 1 : 0;
      }
      return Map.of("checked", checked);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Those first that were not looked at for the longest time: what time is left for may vary. */
  private List<String> subscriptions(Event event) {
    if (event.subscriptionId() != null) {
      return List.of(event.subscriptionId());
    }
    Map<String, String> checkedAt = new HashMap<>();
    for (String subscriptionId : connected.connected()) {
      checkedAt.put(
          subscriptionId, states.find(subscriptionId).map(SpfState::checkedAt).orElse(""));
    }
    return checkedAt.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What goes wrong with one organisation keeps the others from nothing. */
  private boolean check(String subscriptionId, Instant end) {
    try {
      return isBefore(end)
          && connections
              .find(subscriptionId)
              .map(connection -> look(connection, end))
              // What was disconnected meanwhile leaves nothing behind.
              .filter(found -> connections.find(subscriptionId).isPresent())
              .map(found -> save(subscriptionId, found))
              .isPresent();
    } catch (RuntimeException thrown) {
      LOG.warn(
          "The SPF records of {} could not be checked: {}",
          subscriptionId,
          Failures.of(thrown).code());
      return false;
    }
  }

  private SpfState look(Connection connection, Instant end) {
    List<String> domains = SendingDomains.of(connection);
    List<OfDomain> found =
        domains.stream()
            .limit(MAX_DOMAINS)
            .takeWhile(domain -> isBefore(end))
            .map(this::check)
            .toList();
    return new SpfState(clock.instant().toString(), found, domains.size() - found.size());
  }

  private SpfState save(String subscriptionId, SpfState found) {
    states.save(subscriptionId, found);
    return found;
  }

  private boolean isBefore(Instant end) {
    return clock.instant().isBefore(end);
  }

  private OfDomain check(String domain) {
    try {
      return OfDomain.of(spf.check(domain));
    } catch (DnsUnavailable noAnswer) {
      return new OfDomain(domain, false, List.of(noAnswer.code()), null);
    }
  }
}
