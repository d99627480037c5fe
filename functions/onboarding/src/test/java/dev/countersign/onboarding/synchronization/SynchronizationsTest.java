package dev.countersign.onboarding.synchronization;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.onboarding.connection.ReadConnection;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

class SynchronizationsTest {
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  private final Parts parts = new Parts();
  private final Synchronizations synchronizations =
      new Synchronizations(
          parts.connectionStore, parts.statuses, parts.synchronizations, parts.executions);
  private final StartSynchronization start =
      new StartSynchronization(parts.access, synchronizations, parts.audit);
  private final ScheduleSynchronizations schedule =
      new ScheduleSynchronizations(new DynamoDbConnectionStore(parts.table), synchronizations);
  private final MarkSynchronizationFailed markFailed =
      new MarkSynchronizationFailed(parts.synchronizations);

  @Test
  void startsOneAtATime() {
    connected();
    assertThat(outcome()).isEqualTo("STARTED");
    assertThat(outcome()).isEqualTo("UNDER_WAY");
    assertThat(parts.stepFunctions.started.values())
        .singleElement()
        .asString()
        .contains(SUBSCRIPTION);
  }

  @Test
  void startsNothingBeforeTheOrganisationIsConnected() {
    assertThat(code()).isEqualTo("NotConnected");
    parts.consented(TENANT);
    assertThat(code()).isEqualTo("NotConnected");
    assertThat(Events.call(schedule).path("started").asInt()).isZero();
  }

  @Test
  void leavesItToTheRunThatConnects() {
    connected();
    parts.statuses.begin(SUBSCRIPTION, "run2");
    assertThat(code()).isEqualTo("ConnectionChanges");
  }

  @Test
  void theClockStartsEachConnectedOrganisationAndLeavesThoseUnderWay() {
    connected();
    assertThat(Events.call(schedule).path("started").asInt()).isEqualTo(1);
    parts.clock.advance(Duration.ofMinutes(19));
    assertThat(Events.call(schedule).path("started").asInt()).isZero();
    parts.clock.advance(Duration.ofMinutes(2));
    assertThat(Events.call(schedule).path("started").asInt()).as("dead by now").isEqualTo(1);
  }

  @Test
  void oneThatCannotBeStartedDoesNotStopTheOthers() {
    connected();
    parts.stepFunctions.failure = (SfnException) SfnException.builder().message("x").build();
    assertThat(Events.call(schedule).path("failed").asInt()).isEqualTo(1);
  }

  @Test
  void theStatusSaysThatTheDirectoryIsNotUpToDateAndSinceWhen() {
    connected();
    ReadConnection read = new ReadConnection(parts.access, parts.connections);
    assertThat(Events.body(Events.call(read)).has("directory")).isFalse();
    parts.synchronizations.begin(SUBSCRIPTION, RUN);
    Events.call(markFailed);

    JsonNode directory = Events.body(Events.call(read)).path("directory");
    assertThat(directory.path("code").asText()).isEqualTo("PermissionNotGranted");
    assertThat(directory.path("message").asText()).endsWith("Connect again.");
    assertThat(directory.path("failingSince").asText()).isEqualTo("2026-11-23T10:00:00Z");

    parts.synchronizations.begin(SUBSCRIPTION, "run3");
    parts.synchronizations.succeeded(SUBSCRIPTION, "run3", null);
    directory = Events.body(Events.call(read)).path("directory");
    assertThat(directory.has("failingSince")).isFalse();
    assertThat(directory.path("synchronizedAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void theStatusSaysHowFarPhotosAreAndSinceWhenTheyWait() {
    connected();
    Instant began = parts.clock.instant();
    succeeded(new PhotoHealth(began, 40, false, began.plusSeconds(60)));
    JsonNode photos = directory().path("photos");
    assertThat(photos.path("beganAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(photos.path("lookedAt").asInt()).isEqualTo(40);
    assertThat(photos.path("done").asBoolean()).isFalse();
    assertThat(photos.path("waitingSince").asText()).isEqualTo("2026-11-23T10:01:00Z");
    assertThat(photos.path("message").asText()).contains("did not give photos", "again");

    succeeded(new PhotoHealth(began, 250, true, null));
    photos = directory().path("photos");
    assertThat(photos.path("done").asBoolean()).isTrue();
    assertThat(photos.has("waitingSince") || photos.has("message")).isFalse();
    succeeded(null);
    assertThat(directory().has("photos")).isFalse();
  }

  private void succeeded(@Nullable PhotoHealth photos) {
    parts.synchronizations.begin(SUBSCRIPTION, RUN);
    parts.synchronizations.succeeded(SUBSCRIPTION, RUN, photos);
  }

  private JsonNode directory() {
    return Events.body(Events.call(new ReadConnection(parts.access, parts.connections)))
        .path("directory");
  }

  private void connected() {
    parts.consented(TENANT);
    parts.connectionStore.save(parts.connectionStore.require(SUBSCRIPTION).withSecretHash("hash"));
    parts.statuses.connected(SUBSCRIPTION, RUN);
  }

  private String outcome() {
    return Events.body(Events.call(start)).path("synchronization").asText();
  }

  private String code() {
    return Events.body(Events.call(start)).at("/error/code").asText();
  }
}
