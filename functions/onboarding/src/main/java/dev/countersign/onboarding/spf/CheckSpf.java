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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the SPF records of the sending domains, so that the status can show them without asking
 * the DNS: of one organisation as soon as its domains are known, and of all that are connected
 * every hour. Whatever it finds, nothing else depends on it.
 */
public final class CheckSpf extends JsonHandler<CheckSpf.Event, Map<String, Integer>> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckSpf.class);

  /** The item, and with it the status, stay small. */
  private static final int MAX_DOMAINS = 50;

  private final ConnectionStore connections;
  private final ConnectedSubscriptions connected;
  private final SpfCheck spf;
  private final SpfStates states;
  private final Clock clock;

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
        wiring.clock());
  }

  public CheckSpf(
      ConnectionStore connections,
      ConnectedSubscriptions connected,
      SpfCheck spf,
      SpfStates states,
      Clock clock) {
    super(Event.class);
    this.connections = connections;
    this.connected = connected;
    this.spf = spf;
    this.states = states;
    this.clock = clock;
  }

  /**
   * From the state machine, or from the clock.
   *
   * @param subscriptionId null for all that are connected
   */
  public record Event(@Nullable String subscriptionId) {}

  @Override
  public Map<String, Integer> handle(Event event) {
    List<String> subscriptions =
        event.subscriptionId() == null ? connected.connected() : List.of(event.subscriptionId());
    int checked = 0;
    for (String subscriptionId : subscriptions) {
      checked += connections.find(subscriptionId).filter(this::check).isPresent() ? 1 : 0;
    }
    return Map.of("checked", checked);
  }

  /** What goes wrong with one organisation keeps the others from nothing. */
  private boolean check(Connection connection) {
    try {
      List<String> domains = SendingDomains.of(connection);
      List<OfDomain> found = domains.stream().limit(MAX_DOMAINS).map(this::check).toList();
      states.save(
          connection.subscriptionId(),
          new SpfState(clock.instant().toString(), found, domains.size() - found.size()));
      return true;
    } catch (RuntimeException thrown) {
      LOG.warn(
          "The SPF records of {} could not be checked: {}",
          connection.subscriptionId(),
          Failures.of(thrown).code());
      return false;
    }
  }

  private OfDomain check(String domain) {
    try {
      return OfDomain.of(spf.check(domain));
    } catch (DnsUnavailable noAnswer) {
      return new OfDomain(domain, false, List.of(noAnswer.code()), null);
    }
  }
}
