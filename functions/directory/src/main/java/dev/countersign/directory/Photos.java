package dev.countersign.directory;

import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.directory.PhotoRound;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.directory.graph.Batch;
import dev.countersign.signature.render.DirectoryFields;
import dev.countersign.signature.render.SignatureTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps photos up to date, while any signature shows them. Changes of photos are in no delta query,
 * so everybody's is asked for once a day at most, some people with each synchronisation, in the
 * order of their random identifiers; a photo is read only if its etag is another one. Those of
 * people who are new are asked for at once. Where nothing shows photos any more, a last round takes
 * them away.
 */
final class Photos {
  /**
   * People a synchronisation looks at, a hundred requests of twenty: a minute or less. An
   * organisation of 100,000 is through in 50 synchronisations, or 17 hours.
   */
  private static final int MOST_BATCHES = 100;

  private static final Duration BETWEEN_ROUNDS = Duration.ofDays(1);

  private final DirectoryPorts ports;
  private final GraphPhotos graph;
  private final String subscriptionId;
  private final BooleanSupplier held;
  private final boolean wanted;
  private Optional<PhotoRound> round;
  private int batches;
  private int changed;

  /**
   * @param held whether this call still does the work: people must not be written who were changed
   *     or removed meanwhile
   */
  Photos(DirectoryPorts ports, GraphPhotos graph, String subscriptionId, BooleanSupplier held) {
    this.ports = ports;
    this.graph = graph;
    this.subscriptionId = subscriptionId;
    this.held = held;
    this.wanted =
        ports.signatures().findAll(subscriptionId).values().stream()
            .map(SavedSignature::html)
            .anyMatch(html -> SignatureTemplate.shows(html, DirectoryFields.PHOTO));
    this.round = ports.photos().round(subscriptionId);
  }

  /** People whose photo is another one now. */
  int changed() {
    return changed;
  }

  /** How far they are by now; null while no signature shows any. */
  @Nullable PhotoHealth health(@Nullable Instant waitingSince) {
    return wanted
        ? round
            .map(now -> new PhotoHealth(now.startedAt(), now.lookedAt(), now.over(), waitingSince))
            .orElse(new PhotoHealth(ports.clock().instant(), 0, false, waitingSince))
        : null;
  }

  /** Asks for the photos of people who are new. */
  void look(Collection<String> newcomers) {
    if (wanted && !newcomers.isEmpty()) {
      refresh(List.copyOf(ports.directory().find(subscriptionId, newcomers).values()));
    }
  }

  /**
   * Looks at the next people.
   *
   * @return whether there is more to do in this synchronisation
   */
  boolean step() {
    PhotoRound now = current();
    if (now.over() || batches++ == MOST_BATCHES) {
      return false;
    }
    List<Person> people = ports.directory().peopleAfter(subscriptionId, now.after(), Batch.MOST);
    if (wanted) {
      refresh(people);
    } else {
      drop(people);
    }
    boolean last = people.size() < Batch.MOST;
    save(
        last
            ? now.ended(people.size())
            : now.after(people.get(people.size() - 1).objectId(), people.size()));
    return !last;
  }

  private PhotoRound current() {
    PhotoRound beginning = PhotoRound.beginning(ports.clock().instant(), wanted);
    if (round.isEmpty()) {
      return wanted ? beginning : beginning.ended(0);
    }
    PhotoRound last = round.get();
    boolean due = !last.startedAt().plus(BETWEEN_ROUNDS).isAfter(ports.clock().instant());
    return last.wanted() != wanted || (last.over() && due) ? beginning : last;
  }

  private void save(PhotoRound next) {
    round = Optional.of(next);
    if (next.over() && !wanted) {
      ports.photos().forgetRound(subscriptionId);
    } else {
      ports.photos().saveRound(subscriptionId, next);
    }
  }

  private void refresh(List<Person> people) {
    Map<String, String> etags = graph.etags(people.stream().map(Person::objectId).toList());
    List<Person> changed =
        people.stream()
            .filter(person -> etags.containsKey(person.objectId()))
            .filter(person -> !known(person).equals(etags.get(person.objectId())))
            .toList();
    Map<String, String> wantedEtags = new HashMap<>();
    for (Person person : changed) {
      String etag = etags.getOrDefault(person.objectId(), "");
      if (!etag.isEmpty()) {
        wantedEtags.put(person.objectId(), etag);
      }
    }
    keep(changed, graph.photos(wantedEtags));
  }

  private static String known(Person person) {
    return Objects.requireNonNullElse(person.photo(), "");
  }

  /** The photo first: its person takes it along. */
  private void keep(List<Person> people, Map<String, Photo> photos) {
    if (people.isEmpty() || !held.getAsBoolean()) {
      return;
    }
    ports.photos().save(subscriptionId, photos);
    List<Person> saved = new ArrayList<>();
    for (Person person : people) {
      Photo photo = photos.get(person.objectId());
      saved.add(person.withPhoto(photo == null ? null : photo.etag()));
    }
    changed += ports.directory().save(subscriptionId, saved);
    ports
        .photos()
        .remove(
            subscriptionId,
            saved.stream().filter(p -> p.photo() == null).map(Person::objectId).toList());
  }

  private void drop(List<Person> people) {
    keep(people.stream().filter(person -> person.photo() != null).toList(), Map.of());
  }
}
