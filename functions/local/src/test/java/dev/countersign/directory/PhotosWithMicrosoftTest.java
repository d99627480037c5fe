package dev.countersign.directory;

import static dev.countersign.directory.SynchronizedOrganization.LENA;
import static dev.countersign.directory.SynchronizedOrganization.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.directory.PhotoRound;
import dev.countersign.core.directory.SynchronizationHealth;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.graph.Photos;
import dev.countersign.local.microsoft365.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos, with the stand-in of Microsoft 365. */
class PhotosWithMicrosoftTest {
  private static final String METADATA = "GET /v1.0/users/{id}/photo";
  private static final String SIZED = "GET /v1.0/users/{id}/photos/{size}/$value";
  private static final String LARGEST = "GET /v1.0/users/{id}/photo/$value";

  private final SynchronizedOrganization organization =
      new SynchronizedOrganization(GraphOptions.defaults());
  private final Photos photos = organization.microsoft.services.graph().photos();

  @BeforeEach
  void keepFewPeople() {
    organization.keepFewPeople();
  }

  @AfterEach
  void stop() {
    organization.close();
  }

  @Test
  void asksForNoPhotoThatNoSignatureShows() {
    show("<p>{{displayName}}</p>");
    organization.synchronize();
    assertThat(organization.calls(METADATA)).isZero();
    assertThat(withPhoto()).isEmpty();
    assertThat(health().photos()).isNull();
  }

  @Test
  void readsThePhotosOfThoseWhoHaveOne() {
    show("<img src=\"{{photo}}\">");
    organization.synchronize();

    Set<String> expected =
        organization.directory().people().stream()
            .filter(photos::has)
            .map(dev.countersign.local.microsoft365.organization.Person::id)
            .collect(Collectors.toSet());
    assertThat(withPhoto()).isEqualTo(expected).hasSizeGreaterThan(5);
    assertThat(organization.calls(METADATA)).isEqualTo(organization.count());
    assertThat(organization.calls(SIZED)).isEqualTo(expected.size());
    assertThat(organization.calls(LARGEST)).isZero();
  }

  @Test
  void looksAgainOnceADayAndReadsOnlyWhatChanged() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 648, "young");
    organization.synchronize();
    int metadata = organization.calls(METADATA);
    int read = organization.calls(SIZED);
    String before = organization.find(LENA).orElseThrow().photo();
    photos.put(organization.idOf(LENA), 648, "not so young");
    assertThat(organization.synchronize()).isZero();
    assertThat(organization.calls(METADATA)).as("the same day").isEqualTo(metadata);

    aDayPasses();
    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.calls(METADATA)).isEqualTo(2 * metadata);
    assertThat(organization.calls(SIZED)).isEqualTo(read + 1);
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull().isNotEqualTo(before);
  }

  @Test
  void aPhotoThatIsTakenAwayGoes() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 240, "x");
    organization.synchronize();
    photos.put(organization.idOf(LENA), 0, "");
    aDayPasses();

    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.find(LENA).orElseThrow().photo()).isNull();
  }

  @Test
  void takesASmallPhotoAsItIs() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 100, "small");
    organization.synchronize();
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull();
    assertThat(organization.calls(LARGEST)).isEqualTo(1);
  }

  @Test
  void aChangeOfThePersonAndAFullReadingKeepThePhoto() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 240, "x");
    organization.synchronize();
    organization.directory().change(organization.idOf(LENA), lena -> lena.with("city", "Porto"));
    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull();

    organization.microsoft.services.graph().forgetDeltaTokens("resyncRequired");
    assertThat(organization.synchronize()).isZero();
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull();
  }

  @Test
  void asksForThePhotosOfWhoIsNewAtOnce() {
    show("<img src=\"{{photo}}\">");
    organization.synchronize();
    int metadata = organization.calls(METADATA);
    String address = "nia@brightwater.example";
    photos.put("new-id", 240, "x");
    organization
        .directory()
        .put(
            new dev.countersign.local.microsoft365.organization.Person(
                "new-id",
                Map.of("displayName", "Nia", "mail", address, "userPrincipalName", address),
                null));
    organization.synchronize();

    assertThat(organization.find(address).orElseThrow().photo()).isNotNull();
    assertThat(organization.calls(METADATA)).isEqualTo(metadata + 1);
  }

  @Test
  void photosGoWhenNothingShowsThemAnyMore() {
    show("<img src=\"{{photo}}\">");
    organization.synchronize();
    assertThat(withPhoto()).isNotEmpty();
    show("<p>{{displayName}}</p>");
    organization.synchronize();

    assertThat(withPhoto()).isEmpty();
    assertThat(organization.ports.photos().round(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void anybodyWhosePhotoCannotBeToldIsPassedOver() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 240, "x");
    organization.synchronize();
    String path = "/v1.0/users/" + organization.idOf(LENA) + "/photo";
    organization.microsoft.services.faults().plan(path, 1, Fault.status(403));
    aDayPasses();

    assertThat(organization.synchronize()).isZero();
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull();
    assertThat(organization.ports.photos().round(SUBSCRIPTION).orElseThrow().over()).isTrue();
  }

  @Test
  void whatGraphDoesNotGiveNowWaitsAndTheRestIsUpToDate() {
    show("<img src=\"{{photo}}\">");
    photos.put(organization.idOf(LENA), 240, "x");
    String path = "/v1.0/users/" + organization.idOf(LENA) + "/photo";
    organization.microsoft.services.faults().plan(path, 1, Fault.throttled(300));
    organization.synchronize();
    SynchronizationHealth waiting = health();
    assertThat(waiting.failingSince()).isNull();
    assertThat(photosOf(waiting).waitingSince()).isNotNull();
    assertThat(photosOf(waiting).over()).isFalse();
    assertThat(organization.find(LENA).orElseThrow().photo()).isNull();

    organization.microsoft.services.faults().plan(path, 1, Fault.throttled(300));
    organization.synchronize();
    assertThat(photosOf(health()).waitingSince())
        .as("still since then")
        .isEqualTo(photosOf(waiting).waitingSince());

    organization.synchronize();
    assertThat(organization.find(LENA).orElseThrow().photo()).isNotNull();
    assertThat(photosOf(health()).waitingSince()).isNull();
    assertThat(photosOf(health()).lookedAt()).isEqualTo(organization.count());
    assertThat(photosOf(health()).over()).isTrue();
  }

  private static PhotoHealth photosOf(SynchronizationHealth health) {
    return Objects.requireNonNull(health.photos());
  }

  private SynchronizationHealth health() {
    return organization.ports.synchronizations().health(SUBSCRIPTION);
  }

  /** For the round alone: tokens of Microsoft 365 would expire with the clock. */
  private void aDayPasses() {
    PhotoRound last = organization.ports.photos().round(SUBSCRIPTION).orElseThrow();
    organization
        .ports
        .photos()
        .saveRound(
            SUBSCRIPTION,
            new PhotoRound(
                last.startedAt().minus(Duration.ofDays(1)),
                last.after(),
                last.lookedAt(),
                last.over(),
                last.wanted()));
  }

  private void show(String html) {
    organization
        .ports
        .signatures()
        .save(SUBSCRIPTION, "DEFAULT", new SavedSignature("v1", html, null, List.of()));
  }

  private Set<String> withPhoto() {
    return organization.ports.directory().peopleAfter(SUBSCRIPTION, "", 1_000).stream()
        .filter(person -> person.photo() != null)
        .map(Person::objectId)
        .collect(Collectors.toSet());
  }
}
