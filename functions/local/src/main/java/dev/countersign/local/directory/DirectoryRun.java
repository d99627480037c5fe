package dev.countersign.local.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.Onboarding;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Person;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Connects a large organisation through everything that is deployed, then changes some of its
 * people; counts what that costs.
 */
public final class DirectoryRun {
  /** People on a page of Microsoft Graph, and of its stand-in. */
  private static final int PAGE = 100;

  private static final int SEARCHES = 200;
  private static final int WARM_UP = 50;
  private static final int PERCENT = 100;
  private static final Duration LIMIT = Duration.ofHours(2);

  /** Seldom: what is measured shares the database with who looks. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LocalDeployment deployment;
  private final ApiClient api;
  private final Progress progress;
  private final Onboarding onboarding;
  private String subscriptionId = "";

  public DirectoryRun(LocalDeployment deployment, Progress progress) {
    this.deployment = deployment;
    this.progress = progress;
    this.api =
        new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
    this.onboarding =
        new Onboarding(
            api,
            new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR),
            progress);
  }

  /** Does all of it and prints the figures. */
  public void run() {
    subscriptionId = onboarding.subscribe(deployment.organization().displayName());
    onboarding.consent(onboarding.start(subscriptionId));
    awaitAction("CHOOSE_SYNC_SCOPE");
    DirectoryReport report = new DirectoryReport(progress);
    report.searches(searches(), SEARCHES);
    Synchronized full = full();
    report.full(directory().people().size(), full);
    connect();
    report.delta(changed(), delta(), full);
  }

  /**
   * A synchronisation.
   *
   * @param heap in megabytes, before and after each tenth
   * @param events of the execution when it was over
   */
  record Synchronized(Counts counts, List<Long> heap, long seconds, int events) {}

  private List<Double> searches() {
    GroupSearches searches = new GroupSearches(api, subscriptionId);
    searches.run(WARM_UP);
    return searches.run(SEARCHES);
  }

  private Synchronized full() {
    long pages = (directory().people().size() + PAGE - 1) / PAGE;
    String executionArn = connection().path("executionArn").asText();
    return measured(
        pages,
        () -> {
          choose("sync-scope");
          awaitAction("CHOOSE_ROUTING_SCOPE");
          return executionArn;
        });
  }

  private void connect() {
    choose("routing-scope");
    onboarding.authorize(awaitAction("ENTER_CODE").path("next"));
    awaitAction("NONE");
  }

  /** Changes one person in a hundred; how many that were. */
  private int changed() {
    List<Person> people = directory().people();
    int count = Math.max(1, people.size() / PERCENT);
    for (int i = 0; i < count; i++) {
      directory()
          .change(people.get(i * PERCENT).id(), person -> person.with("city", "Another town"));
    }
    return count;
  }

  private Synchronized delta() {
    String before = connection().at("/directory/synchronizedAt").asText();
    return measured(
        1,
        () -> {
          api.post("/subscriptions/" + subscriptionId + "/directory/synchronization", Map.of());
          await(
              connection ->
                  connection.at("/directory/synchronizedAt").asText().compareTo(before) > 0);
          return "";
        });
  }

  /**
   * @param work gives the execution, or nothing where it is of no interest
   */
  private Synchronized measured(long pages, Supplier<String> work) {
    Counts before = counts();
    long start = System.nanoTime();
    LongSupplier read = () -> counts().since(before).pages();
    LongConsumer tell =
        used ->
            progress.step(
                "%d of %d pages read, %d MB in use".formatted(read.getAsLong(), pages, used));
    try (HeapWatch heap = new HeapWatch(read, pages, tell)) {
      String executionArn = work.get();
      long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      Counts counts = counts().since(before);
      int events = executionArn.isEmpty() ? 0 : ExecutionEvents.count(executionArn);
      return new Synchronized(counts, heap.end(), seconds, events);
    }
  }

  private Counts counts() {
    Map<String, Long> graph = new HashMap<>();
    deployment.microsoft().calls().all().forEach((kind, count) -> graph.put(kind, (long) count));
    return new Counts(graph, deployment.cloud().requestCounts().snapshot());
  }

  private void choose(String what) {
    api.put(
        "/subscriptions/" + subscriptionId + "/connection/" + what, Map.of("scope", "ALL_USERS"));
  }

  private JsonNode awaitAction(String action) {
    return await(connection -> connection.at("/next/action").asText().equals(action));
  }

  private JsonNode await(Predicate<JsonNode> condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    JsonNode connection = connection();
    while (!condition.test(connection)) {
      JsonNode failure = connection.path("failure");
      if (!failure.isMissingNode() || System.nanoTime() > end) {
        throw new IllegalStateException("It came to nothing: " + failure);
      }
      LockSupport.parkNanos(LOOK.toNanos());
      connection = connection();
    }
    return connection;
  }

  /** Nothing, where the API has no answer in time: the machine has enough to do. */
  private JsonNode connection() {
    try {
      return api.get("/subscriptions/" + subscriptionId + "/connection");
    } catch (CommandFailed e) {
      return MissingNode.getInstance();
    }
  }

  private Directory directory() {
    return deployment.organization().directory();
  }
}
