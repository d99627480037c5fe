package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static dev.countersign.directory.LargeDirectory.DELTA;
import static dev.countersign.directory.LargeDirectory.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.signature.SavedSignature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Step Functions calls again where an answer was lost, or people disconnect, while a call works.
 */
class CallsSideBySideTest {
  private static final String AGAIN = "users/delta()?$deltatoken=x";
  private static final Duration LONG = Duration.ofMinutes(5);

  private final LargeDirectory directory = new LargeDirectory();

  @AfterEach
  void stop() {
    directory.close();
  }

  /** Step Functions calls again where the answer to a call was lost; the first one still works. */
  @Test
  void twoCallsOfOneRunAtOnceRemoveNobody() {
    interrupted(CallsSideBySideTest::isPage2, () -> {}, directory::untilDone);

    assertThat(directory.people()).hasSize(4);
  }

  @Test
  void whoWasSeenIsNotForgottenUnderACallThatRemovesWhoIsGone() {
    interrupted(c -> false, directory::untilDone, () -> {});

    assertThat(directory.people()).hasSize(4);
  }

  @Test
  void aCallThatAnotherOneReplacedDoesNotSayThatAllIsUpToDate() {
    interrupted(
        CallsSideBySideTest::isPage2, () -> {}, () -> directory.call(directory.fixture.ports));

    assertThat(directory.fixture.ports.synchronizations().health(SUBSCRIPTION).succeededAt())
        .isNull();
  }

  /** Disconnecting deletes people while a call that knows nothing of it waits for Microsoft. */
  @Test
  void writesNobodyAfterTheOrganisationWasForgotten() {
    directory.fixture.microsoft.meanwhile("GET /v1.0/page2", this::forget);

    directory.call(directory.fixture.ports, LONG);

    assertThat(directory.people()).isEmpty();
  }

  /** It was still reading who is in the group; then it took the cursor back and read everybody. */
  @Test
  void beginsNothingAfterTheOrganisationWasForgotten() {
    SynchronizeDirectory.Input scheduled =
        new SynchronizeDirectory.Input(SUBSCRIPTION, "scheduled", null);
    synchronizations().begin(SUBSCRIPTION, scheduled.runId());

    SynchronizeDirectory.Progress progress =
        directory.call(beforeClaiming(this::disconnect), LONG, scheduled);

    assertThat(progress.done()).isTrue();
    assertThat(directory.people()).isEmpty();
    assertThat(directory.fixture.ports.cursors().find(SUBSCRIPTION)).isEmpty();
  }

  /** The run that connects went on as if everybody whom somebody had just chosen were there. */
  @Test
  void aRunThatConnectsIsNotDoneWithWhatAnotherCallTookFromIt() {
    directory.fixture.microsoft.meanwhile("GET /v1.0/page2", this::claim);

    assertThat(directory.call(directory.fixture.ports, LONG).done()).isFalse();
  }

  @Test
  void writesNoPhotosAfterTheOrganisationWasForgotten() {
    directory
        .fixture
        .ports
        .signatures()
        .save(
            SUBSCRIPTION,
            "DEFAULT",
            new SavedSignature("1", "<img src=\"{{photo}}\">", null, List.of()));
    directory
        .fixture
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

    directory.call(directory.fixture.ports, LONG);

    assertThat(directory.people()).isEmpty();
  }

  /** A call during which something else happens, see {@link Interrupted}. */
  private void interrupted(Predicate<Cursor> before, Runnable atSeen, Runnable atSave) {
    CursorStore cursors = directory.fixture.ports.cursors();
    directory.call(directory.withCursors(new Interrupted(cursors, before, atSeen, atSave)), LONG);
  }

  /** The ports of a call beside which somebody else works, right before it claims the cursor. */
  private DirectoryPorts beforeClaiming(Runnable other) {
    return directory.withCursors(
        new ForwardingCursors(directory.fixture.ports.cursors()) {
          @Override
          public Optional<Cursor> claim(String subscriptionId, String owner) {
            other.run();
            return super.claim(subscriptionId, owner);
          }
        });
  }

  private SynchronizationStore synchronizations() {
    return directory.fixture.ports.synchronizations();
  }

  private void disconnect() {
    synchronizations().takeOver(SUBSCRIPTION, "disconnecting");
    forget();
  }

  private void claim() {
    directory.fixture.ports.cursors().claim(SUBSCRIPTION, "another");
  }

  private void forget() {
    claim();
    directory.fixture.ports.directory().removeAll(SUBSCRIPTION);
  }

  private static boolean isPage2(Cursor cursor) {
    return cursor.link().endsWith("page2");
  }

  @BeforeEach
  void twoPages() {
    directory
        .fixture
        .microsoft
        .on(DELTA, 200, page(2, 4).replace("deltaLink", "nextLink").replace(AGAIN, "page2"))
        .on("GET /v1.0/page2", 200, page(0, 2).replace(AGAIN, "changes"))
        .on("GET /v1.0/changes", 200, "{\"@odata.deltaLink\":\"$URL/v1.0/changes\",\"value\":[]}");
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
}
