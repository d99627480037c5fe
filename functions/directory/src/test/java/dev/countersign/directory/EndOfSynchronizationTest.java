package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.Person;
import dev.countersign.core.signature.SavedSignature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes after the last page: many people, few at a time, and cut off anywhere. */
class EndOfSynchronizationTest {
  private static final String DELTA = "GET /v1.0/users/delta()";

  /** More than are removed, or brought up to date, in one step. */
  private static final int PEOPLE = 501;

  private static final String MANAGER = "0000";
  private static final String AGAIN = "users/delta()?$deltatoken=x";
  private static final Duration LONG = Duration.ofMinutes(5);

  private final DirectoryFixture fixture = new DirectoryFixture();

  @BeforeEach
  void connect() {
    fixture.connect();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void bringsTheManagerToAllReportsSomeAtATime() {
    fixture.microsoft.on(DELTA, 200, page(0, PEOPLE));
    List<Cursor> cursors = untilDone();
    assertThat(cursors).extracting(Cursor::stage).contains(Cursor.Stage.MANAGERS);
    assertThat(people()).hasSize(PEOPLE).allSatisfy(EndOfSynchronizationTest::hasManager);
    assertThat(fixture.microsoft.asked()).as("the page is read once").hasSize(1);
  }

  @Test
  void removesManyWhoAreGoneSomeAtATime() {
    fixture.microsoft.on(DELTA, 200, page(0, PEOPLE));
    untilDone();
    fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 200, page(0, 2));
    List<Cursor> cursors = untilDone();
    assertThat(cursors).extracting(Cursor::stage).contains(Cursor.Stage.LEAVING);
    assertThat(people()).hasSize(2);
  }

  @Test
  void takesTheNameOfAManagerWhoIsGoneFromReportsAlsoWhenCutOff() {
    fixture.microsoft.on(DELTA, 200, page(0, 3));
    untilDone();
    fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 200, page(1, 3));
    untilCutOff(cursor -> cursor.stage() == Cursor.Stage.MANAGERS);
    untilDone();
    assertThat(people())
        .hasSize(2)
        .allSatisfy(person -> assertThat(person.fields()).doesNotContainKey("managerDisplayName"));
  }

  @Test
  void removesNobodyWhenCutOffAfterItForgotWhomItHadSeen() {
    fixture
        .microsoft
        .on(DELTA, 200, page(0, PEOPLE).replace("deltaLink", "nextLink"))
        .on(
            DELTA,
            200,
            "{\"@odata.deltaLink\":\"$URL/v1.0/users/delta()?$deltatoken=x\",\"value\":[]}");
    untilCutOff(cursor -> cursor.stage() == Cursor.Stage.READING && !cursor.full());
    untilDone();
    assertThat(people()).hasSize(PEOPLE);
  }

  /** Step Functions calls again where the answer to a call was lost; the first one still works. */
  @Test
  void twoCallsOfOneRunAtOnceRemoveNobody() {
    twoPages();
    DirectoryPorts slow =
        withCursors(
            new Interrupted(fixture.ports.cursors(), c -> isPage2(c), () -> {}, this::untilDone));

    call(slow, LONG);

    assertThat(people()).hasSize(4);
  }

  @Test
  void whoWasSeenIsNotForgottenUnderACallThatRemovesWhoIsGone() {
    twoPages();
    DirectoryPorts slow =
        withCursors(
            new Interrupted(fixture.ports.cursors(), c -> false, this::untilDone, () -> {}));

    call(slow, LONG);

    assertThat(people()).hasSize(4);
  }

  @Test
  void aCallThatAnotherOneReplacedDoesNotSayThatAllIsUpToDate() {
    twoPages();
    DirectoryPorts slow =
        withCursors(
            new Interrupted(
                fixture.ports.cursors(), c -> isPage2(c), () -> {}, () -> call(fixture.ports)));

    call(slow, LONG);

    assertThat(fixture.ports.synchronizations().health(SUBSCRIPTION).succeededAt()).isNull();
  }

  /** Disconnecting deletes people while a call that knows nothing of it waits for Microsoft. */
  @Test
  void writesNobodyAfterTheOrganisationWasForgotten() {
    twoPages();
    fixture.microsoft.meanwhile("GET /v1.0/page2", this::forget);

    call(fixture.ports, LONG);

    assertThat(people()).isEmpty();
  }

  @Test
  void writesNoPhotosAfterTheOrganisationWasForgotten() {
    fixture
        .ports
        .signatures()
        .save(
            SUBSCRIPTION,
            "DEFAULT",
            new SavedSignature("1", "<img src=\"{{photo}}\">", null, List.of()));
    twoPages();
    fixture
        .microsoft
        .on(
            "POST /v1.0/$batch",
            200,
            "{\"responses\":["
                + IntStream.range(0, 4)
                    .mapToObj(
                        i ->
                            "{\"id\":\"%04d\",\"status\":200,\"body\":{\"width\":9,\"@odata.mediaEtag\":\"e\"}}"
                                .formatted(i))
                    .collect(Collectors.joining(","))
                + "]}")
        .meanwhile("POST /v1.0/$batch", this::forget);

    call(fixture.ports, LONG);

    assertThat(people()).isEmpty();
  }

  private void forget() {
    fixture.ports.cursors().claim(SUBSCRIPTION, "disconnecting");
    fixture.ports.directory().removeAll(SUBSCRIPTION);
  }

  private static boolean isPage2(Cursor cursor) {
    return cursor.link().endsWith("page2");
  }

  private void twoPages() {
    fixture
        .microsoft
        .on(DELTA, 200, page(2, 4).replace("deltaLink", "nextLink").replace(AGAIN, "page2"))
        .on("GET /v1.0/page2", 200, page(0, 2).replace(AGAIN, "changes"))
        .on("GET /v1.0/changes", 200, "{\"@odata.deltaLink\":\"$URL/v1.0/changes\",\"value\":[]}");
  }

  private static void hasManager(Person person) {
    assertThat(person.fields()).containsEntry("managerDisplayName", "Person 0000");
  }

  private List<Person> people() {
    return fixture.ports.directory().peopleAfter(SUBSCRIPTION, "", 2 * PEOPLE);
  }

  /** Where each call stopped. */
  private List<Cursor> untilDone() {
    List<Cursor> stops = new ArrayList<>();
    while (!call(fixture.ports).done()) {
      stops.add(fixture.ports.cursors().find(SUBSCRIPTION).orElseThrow());
      assertThat(stops).hasSizeLessThan(20);
    }
    return stops;
  }

  private void untilCutOff(Predicate<Cursor> before) {
    DirectoryPorts ports = withCursors(new CutOff(fixture.ports.cursors(), before));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                call(ports);
              }
            })
        .hasMessageContaining("cut off");
  }

  private SynchronizeDirectory.Progress call(DirectoryPorts ports) {
    return call(ports, Duration.ZERO);
  }

  private SynchronizeDirectory.Progress call(DirectoryPorts ports, Duration budget) {
    return new SynchronizeDirectory(ports, fixture.graph, budget)
        .handle(DirectoryFixture.event("SynchronizeDirectory", SynchronizeDirectory.Input.class));
  }

  private DirectoryPorts withCursors(CursorStore cursors) {
    DirectoryPorts ports = fixture.ports;
    return new DirectoryPorts(
        ports.status(),
        ports.connections(),
        ports.scopes(),
        ports.directory(),
        cursors,
        ports.memberships(),
        ports.photos(),
        ports.signatures(),
        ports.synchronizations(),
        ports.journal(),
        ports.clock());
  }

  /** Everybody reports to person 0, who comes last. */
  private static String page(int first, int after) {
    StringBuilder users = new StringBuilder();
    for (int i = after - 1; i >= first; i--) {
      users.append(
          "{\"id\":\"%04d\",\"displayName\":\"Person %04d\",\"mail\":\"p%d@brightwater.example\",\"manager@delta\":[{\"id\":\"%s\"}]}%s\n"
              .formatted(i, i, i, MANAGER, i == first ? "" : ","));
    }
    return "{\"@odata.deltaLink\":\"$URL/v1.0/users/delta()?$deltatoken=x\",\"value\":[\n"
        + users
        + "]}";
  }

  /** Something else happens before such a cursor is saved, or before who was seen is read. */
  private static final class Interrupted extends ForwardingCursors {
    private final Predicate<Cursor> before;
    private final Runnable atSeen;
    private final Runnable atSave;
    private boolean done;

    Interrupted(CursorStore cursors, Predicate<Cursor> before, Runnable atSeen, Runnable atSave) {
      super(cursors);
      this.before = before;
      this.atSeen = atSeen;
      this.atSave = atSave;
    }

    @Override
    public boolean save(String subscriptionId, String runId, Cursor cursor) {
      if (before.test(cursor) && !done) {
        done = true;
        atSave.run();
      }
      return super.save(subscriptionId, runId, cursor);
    }

    @Override
    public Set<String> seen(String subscriptionId) {
      atSeen.run();
      return super.seen(subscriptionId);
    }
  }

  /** Fails instead of saving such a cursor, as a function that is stopped right there. */
  private static final class CutOff extends ForwardingCursors {
    private final Predicate<Cursor> before;

    CutOff(CursorStore cursors, Predicate<Cursor> before) {
      super(cursors);
      this.before = before;
    }

    @Override
    public boolean save(String subscriptionId, String runId, Cursor cursor) {
      if (before.test(cursor)) {
        throw new IllegalStateException("cut off");
      }
      return super.save(subscriptionId, runId, cursor);
    }
  }
}
