package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connected organisation of many people, and calls of the function that reads them. */
final class LargeDirectory implements AutoCloseable {
  static final String DELTA = "GET /v1.0/users/delta()";

  /** More than are removed, or brought up to date, in one step. */
  static final int PEOPLE = 501;

  private static final String MANAGER = "0000";

  final DirectoryFixture fixture = new DirectoryFixture();

  LargeDirectory() {
    fixture.connect();
  }

  List<Person> people() {
    return fixture.ports.directory().peopleAfter(SUBSCRIPTION, "", 2 * PEOPLE);
  }

  /** Where each call stopped. */
  List<Cursor> untilDone() {
    List<Cursor> stops = new ArrayList<>();
    while (!call(fixture.ports).done()) {
      stops.add(fixture.ports.cursors().find(SUBSCRIPTION).orElseThrow());
      assertThat(stops).hasSizeLessThan(20);
    }
    return stops;
  }

  SynchronizeDirectory.Progress call(DirectoryPorts ports) {
    return call(ports, Duration.ZERO);
  }

  SynchronizeDirectory.Progress call(DirectoryPorts ports, Duration budget) {
    return call(
        ports,
        budget,
        DirectoryFixture.event("SynchronizeDirectory", SynchronizeDirectory.Input.class));
  }

  SynchronizeDirectory.Progress call(
      DirectoryPorts ports, Duration budget, SynchronizeDirectory.Input input) {
    return new SynchronizeDirectory(ports, fixture.graph, budget).handle(input);
  }

  DirectoryPorts withCursors(CursorStore cursors) {
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
  static String page(int first, int after) {
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

  @Override
  public void close() {
    fixture.close();
  }
}
