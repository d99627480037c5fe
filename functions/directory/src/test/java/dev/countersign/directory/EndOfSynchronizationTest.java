package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static dev.countersign.directory.LargeDirectory.DELTA;
import static dev.countersign.directory.LargeDirectory.PEOPLE;
import static dev.countersign.directory.LargeDirectory.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.Person;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes after the last page: many people, few at a time, and cut off anywhere. */
class EndOfSynchronizationTest {
  private final LargeDirectory directory = new LargeDirectory();

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void bringsTheManagerToAllReportsSomeAtATime() {
    directory.fixture.microsoft.on(DELTA, 200, page(0, PEOPLE));
    List<Cursor> cursors = directory.untilDone();
    assertThat(cursors).extracting(Cursor::stage).contains(Cursor.Stage.MANAGERS);
    assertThat(directory.people()).hasSize(PEOPLE).allSatisfy(EndOfSynchronizationTest::hasManager);
    assertThat(directory.fixture.microsoft.asked()).as("the page is read once").hasSize(1);
  }

  @Test
  void removesManyWhoAreGoneSomeAtATime() {
    directory.fixture.microsoft.on(DELTA, 200, page(0, PEOPLE));
    directory.untilDone();
    directory
        .fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 200, page(0, 2));
    List<Cursor> cursors = directory.untilDone();
    assertThat(cursors).extracting(Cursor::stage).contains(Cursor.Stage.LEAVING);
    assertThat(directory.people()).hasSize(2);
  }

  @Test
  void takesTheNameOfAManagerWhoIsGoneFromReportsAlsoWhenCutOff() {
    directory.fixture.microsoft.on(DELTA, 200, page(0, 3));
    directory.untilDone();
    directory
        .fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 200, page(1, 3));
    untilCutOff(cursor -> cursor.stage() == Cursor.Stage.MANAGERS);
    directory.untilDone();
    assertThat(directory.people())
        .hasSize(2)
        .allSatisfy(person -> assertThat(person.fields()).doesNotContainKey("managerDisplayName"));
  }

  @Test
  void removesNobodyWhenCutOffAfterItForgotWhomItHadSeen() {
    directory
        .fixture
        .microsoft
        .on(DELTA, 200, page(0, PEOPLE).replace("deltaLink", "nextLink"))
        .on(
            DELTA,
            200,
            "{\"@odata.deltaLink\":\"$URL/v1.0/users/delta()?$deltatoken=x\",\"value\":[]}");
    untilCutOff(cursor -> cursor.stage() == Cursor.Stage.READING && !cursor.full());
    directory.untilDone();
    assertThat(directory.people()).hasSize(PEOPLE);
  }

  /** Connecting again read only what had changed since, and most people stayed away for ever. */
  @Test
  void bringsEverybodyBackAfterARemovalThatWasCutOff() {
    int many = 2 * PEOPLE + 1;
    directory.fixture.microsoft.on(DELTA, 200, page(0, many));
    directory.untilDone();
    assertThat(directory.fixture.ports.directory().removeSome(SUBSCRIPTION)).isTrue();
    directory.untilDone();
    assertThat(IntStream.range(0, many))
        .allMatch(
            i ->
                directory
                    .fixture
                    .ports
                    .directory()
                    .findByAddress(SUBSCRIPTION, "p" + i + "@brightwater.example")
                    .isPresent());
  }

  private static void hasManager(Person person) {
    assertThat(person.fields()).containsEntry("managerDisplayName", "Person 0000");
  }

  private void untilCutOff(Predicate<Cursor> before) {
    DirectoryPorts ports =
        directory.withCursors(new CutOff(directory.fixture.ports.cursors(), before));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                directory.call(ports);
              }
            })
        .hasMessageContaining("cut off");
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
