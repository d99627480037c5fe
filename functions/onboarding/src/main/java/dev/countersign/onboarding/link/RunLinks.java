package dev.countersign.onboarding.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.subscription.SubscriptionIds;
import dev.countersign.onboarding.link.GivenLinks.Given;
import dev.countersign.onboarding.secret.RandomText;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Links of one kind, one per run. A link works until it is used up, replaced or expired: opening it
 * alone changes nothing, so a mail scanner that follows links does no harm.
 */
public final class RunLinks {
  private final SecretStore secrets;
  private final StatusStore statuses;
  private final GivenLinks given;
  private final Kind kind;

  /** Why a link does not work. */
  public enum Fate {
    /** We gave out no such link, or it is incomplete. */
    UNKNOWN,
    EXPIRED,
    /** There is a newer one for the same run. */
    REPLACED,
    /** Its run has gone on. */
    USED,
    /** Its run has ended. */
    OVER
  }

  /**
   * A kind of link.
   *
   * @param name of the secret
   * @param path after the base URL, before the token
   */
  public record Kind(String name, String path, Duration lifetime) {
    /** To sign in and give consent: as long as the state machine waits for that. */
    public static final Kind INVITATION = new Kind("Invitation", "/signin/", Duration.ofDays(7));

    /** To authorise Exchange Online in the browser: longer than all codes of a run together. */
    public static final Kind AUTHORIZATION =
        new Kind("Authorization", "/authorization/", Duration.ofHours(2));
  }

  public RunLinks(SecretStore secrets, StatusStore statuses, GivenLinks given, Kind kind) {
    this.secrets = secrets;
    this.statuses = statuses;
    this.given = given;
    this.kind = kind;
  }

  private record Stored(String token, String givenBy) {}

  /** A new link; one that was given out before stops working. */
  public RunLink replace(String subscriptionId, String runId, String givenBy) {
    Stored stored = newLink(subscriptionId, givenBy);
    secrets.save(name(subscriptionId, runId), Json.write(stored), kind.lifetime());
    return give(subscriptionId, runId, stored);
  }

  /** The link of a run; the first call makes it. */
  public RunLink keep(String subscriptionId, String runId, String givenBy) {
    return find(subscriptionId, runId).orElseGet(() -> make(subscriptionId, runId, givenBy));
  }

  /** Of several callers one makes it: whoever clicks twice is shown one link, and a good one. */
  private RunLink make(String subscriptionId, String runId, String givenBy) {
    Stored stored = newLink(subscriptionId, givenBy);
    return secrets.saveIfAbsent(name(subscriptionId, runId), Json.write(stored), kind.lifetime())
        ? give(subscriptionId, runId, stored)
        : find(subscriptionId, runId).orElseThrow();
  }

  private static Stored newLink(String subscriptionId, String givenBy) {
    return new Stored(subscriptionId + "." + RandomText.next(), givenBy);
  }

  private RunLink give(String subscriptionId, String runId, Stored stored) {
    RunLink link = find(subscriptionId, runId).orElseThrow();
    given.add(subscriptionId, stored.token(), new Given(kind.name(), runId, link.expiresAt()));
    return link;
  }

  /** The link of a run; empty if it was used up or has expired. */
  public Optional<RunLink> find(String subscriptionId, String runId) {
    return secrets
        .find(name(subscriptionId, runId))
        .map(secret -> read(subscriptionId, runId, secret));
  }

  /** The link that a browser opened, by its last part; empty unless its run goes on. */
  public Optional<RunLink> open(String token) {
    String subscriptionId = subscription(token);
    return currentRun(subscriptionId)
        .flatMap(runId -> find(subscriptionId, runId))
        .filter(link -> RandomText.same(link.path(), kind.path() + token));
  }

  /** Whether it is this run that goes on. */
  public boolean isRunning(String subscriptionId, String runId) {
    return currentRun(subscriptionId).equals(Optional.of(runId));
  }

  /** Why a link cannot be opened: only who has one that we gave out is told more than that. */
  public Fate fate(String token) {
    String subscriptionId = subscription(token);
    return Optional.of(subscriptionId)
        .filter(SubscriptionIds::isValid)
        .flatMap(id -> given.find(id, token))
        .filter(link -> link.kind().equals(kind.name()))
        .map(link -> fate(subscriptionId, link))
        .orElse(Fate.UNKNOWN);
  }

  private Fate fate(String subscriptionId, Given link) {
    if (given.isOver(link)) {
      return Fate.EXPIRED;
    }
    if (!isRunning(subscriptionId, link.runId())) {
      return Fate.OVER;
    }
    return find(subscriptionId, link.runId()).isPresent() ? Fate.REPLACED : Fate.USED;
  }

  private static String subscription(String token) {
    return token.split("\\.", 2)[0];
  }

  /** The run that goes on; empty if there is none. */
  private Optional<String> currentRun(String subscriptionId) {
    return Optional.of(subscriptionId)
        .filter(SubscriptionIds::isValid)
        .map(statuses::find)
        .filter(status -> status.status().isRunning() && !status.isBeingTakenBack())
        .map(ConnectionStatus::runId);
  }

  /** Makes the link of a run useless. */
  public void delete(String subscriptionId, String runId) {
    secrets.delete(name(subscriptionId, runId));
  }

  private RunLink read(String subscriptionId, String runId, Secret secret) {
    try {
      Stored stored = Json.MAPPER.readValue(secret.value(), Stored.class);
      String path = kind.path() + stored.token();
      return new RunLink(subscriptionId, runId, path, stored.givenBy(), secret.expiresAt());
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes what could not be read.
      throw new IllegalStateException("A stored link is not readable.");
    }
  }

  private SecretName name(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, kind.name());
  }
}
