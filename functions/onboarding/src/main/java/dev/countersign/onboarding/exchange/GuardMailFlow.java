package dev.countersign.onboarding.exchange;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.Status;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyCredentials;
import dev.countersign.onboarding.bypass.Bypass;
import dev.countersign.onboarding.bypass.Bypasses;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every few minutes, for organisations that asked for it: while Exchange Online takes no mail back,
 * switches our routing rule off, so that mail is delivered unsigned instead of waiting; and on
 * again once a message has been returned. The mail path only writes down that it is broken: it
 * never calls Exchange's administration.
 */
public final class GuardMailFlow extends JsonHandler<GuardMailFlow.Event, Map<String, Integer>> {
  private static final Logger LOG = LoggerFactory.getLogger(GuardMailFlow.class);

  private final ExchangePorts ports;
  private final AppOnlyAccess access;
  private final AppOnlyCredentials credentials;
  private final BreakerStore breakers;
  private final Bypasses bypasses;
  private final AuditTrail audit;
  private final Duration patience;

  /** For Lambda. */
  public GuardMailFlow() {
    this(Environment.ofLambda());
  }

  public GuardMailFlow(Environment environment) {
    super(Event.class);
    Wiring wiring = new Wiring(environment);
    this.ports = ExchangePorts.of(environment);
    this.access = wiring.exchange().appOnlyAccess();
    this.credentials = wiring.exchange().appOnlyCredentials();
    this.breakers = wiring.stores().breakers();
    this.bypasses = wiring.connection().bypasses();
    this.audit = wiring.stores().audit();
    this.patience =
        Duration.ofSeconds(Long.parseLong(environment.require("UNSIGNED_AFTER_SECONDS")));
  }

  /** What EventBridge Scheduler sends; nothing of it is used. */
  public record Event() {}

  @Override
  public Map<String, Integer> handle(Event event) {
    int changed = 0;
    Set<String> wanted = Set.copyOf(access.unsignedWhenBroken());
    for (String subscriptionId : access.subscriptions()) {
      changed += guard(subscriptionId, wanted.contains(subscriptionId)) ? 1 : 0;
    }
    return Map.of("changed", changed);
  }

  /** What goes wrong with one organisation keeps the others from nothing; the next time counts. */
  private boolean guard(String subscriptionId, boolean wanted) {
    try {
      // A run that is in progress sees to the rules itself.
      return ports.status().find(subscriptionId).status() == Status.CONNECTED
          && decide(subscriptionId, wanted);
    } catch (RuntimeException thrown) {
      Failure failure = Failures.of(thrown);
      LOG.warn("Mail flow of {} is not guarded: {}", subscriptionId, failure.code());
      access.failed(subscriptionId, failure);
      return false;
    }
  }

  /**
   * @param wanted whether mail is to go unsigned rather than wait; who changed their mind while the
   *     rule is off gets it back
   */
  private boolean decide(String subscriptionId, boolean wanted) {
    Optional<Bypass> bypass = bypasses.find(subscriptionId);
    Optional<Broken> broken = breakers.find(subscriptionId);
    if (bypass.isPresent()) {
      boolean changed =
          broken.isEmpty() || !wanted
              ? resume(subscriptionId)
              : keepOff(subscriptionId, bypass.get());
      access.letIn(subscriptionId);
      return changed;
    }
    return wanted
        && broken.filter(this::isOverdue).isPresent()
        && begin(subscriptionId, broken.get());
  }

  /** Also tries whether we could enable the rule again: the status promises it. */
  private boolean keepOff(String subscriptionId, Bypass bypass) {
    if (!bypass.disabled()) {
      return turnOff(subscriptionId, bypass);
    }
    routing(subscriptionId).isOn();
    return false;
  }

  private boolean isOverdue(Broken broken) {
    return !clock().instant().isBefore(broken.since().plus(patience));
  }

  /** A rule that somebody else has switched off is not ours to switch on again later. */
  private boolean begin(String subscriptionId, Broken broken) {
    if (!routing(subscriptionId).isOn()) {
      return false;
    }
    Bypass bypass = new Bypass(clock().instant(), broken.code(), false);
    // Before the rule is off: a rule that nobody knows of would stay off.
    bypasses.save(subscriptionId, bypass);
    return turnOff(subscriptionId, bypass);
  }

  private boolean turnOff(String subscriptionId, Bypass bypass) {
    routing(subscriptionId).turnOff();
    audit.add(subscriptionId, Actor.COUNTERSIGN, "DisableRouting", Map.of("code", bypass.code()));
    bypasses.save(subscriptionId, bypass.done());
    LOG.error("ALERT: mail of subscription {} is no longer routed to us", subscriptionId);
    return true;
  }

  private boolean resume(String subscriptionId) {
    routing(subscriptionId).turnOn();
    audit.add(subscriptionId, Actor.COUNTERSIGN, "EnableRouting", Map.of());
    bypasses.forget(subscriptionId);
    return true;
  }

  private RoutingSwitch routing(String subscriptionId) {
    String tenantId = ports.connections().require(subscriptionId).tenantId();
    return new RoutingSwitch(
        ports.exchange().session(tenantId, credentials.of(tenantId)), subscriptionId);
  }

  private Clock clock() {
    return ports.clock();
  }
}
