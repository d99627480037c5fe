package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.directory.PhotoRound;
import dev.countersign.core.directory.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbDirectoryStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private final Table table = LocalTables.fresh().directory();
  private final DynamoDbDirectoryStore store = new DynamoDbDirectoryStore(table);

  @Test
  void findsAPersonByAnyAddressInAnyCase() {
    Person zoe = person("1", "Zoë", "zoe@brightwater.example", "z.miller@brightwater.example");
    store.save(SUBSCRIPTION, zoe);

    assertThat(store.findByAddress(SUBSCRIPTION, "Z.Miller@Brightwater.example")).contains(zoe);
    assertThat(store.findByAddress(SUBSCRIPTION, "zoe@brightwater.example")).contains(zoe);
    assertThat(store.findByAddress("b23456789012", "zoe@brightwater.example")).isEmpty();
  }

  @Test
  void writesOnlyWhatChanged() {
    assertThat(store.save(SUBSCRIPTION, person("1", "Zoë", "zoe@x.example"))).isTrue();
    assertThat(store.save(SUBSCRIPTION, person("1", "Zoë", "zoe@x.example"))).isFalse();
    assertThat(store.save(SUBSCRIPTION, person("1", "Zoe", "zoe@x.example"))).isTrue();
  }

  @Test
  void anAddressThatAPersonLostFindsNobody() {
    store.save(SUBSCRIPTION, person("1", "Zoë", "old@x.example", "zoe@x.example"));
    store.save(SUBSCRIPTION, person("1", "Zoë", "zoe@x.example"));

    assertThat(store.findByAddress(SUBSCRIPTION, "old@x.example")).isEmpty();
    assertThat(store.findByAddress(SUBSCRIPTION, "zoe@x.example")).isPresent();
  }

  @Test
  void anAddressThatMovedToSomebodyElseStaysTheirs() {
    store.save(SUBSCRIPTION, person("1", "Zoë", "sales@x.example"));
    store.save(SUBSCRIPTION, person("2", "Bo", "sales@x.example"));
    store.remove(SUBSCRIPTION, "1");

    assertThat(store.findByAddress(SUBSCRIPTION, "sales@x.example"))
        .map(Person::objectId)
        .contains("2");
  }

  @Test
  void removesEverybodyOfOneSubscriptionOnly() {
    store.save(SUBSCRIPTION, person("1", "Zoë", "zoe@x.example"));
    DynamoDbCursorStore cursors = new DynamoDbCursorStore(table);
    cursors.see(SUBSCRIPTION, List.of("1"));
    cursors.begin(SUBSCRIPTION, "run1", Cursor.beginning(Scope.ALL_USERS));
    store.save("b23456789012", person("2", "Bo", "bo@y.example"));
    store.removeAll(SUBSCRIPTION);

    assertThat(store.ids(SUBSCRIPTION)).isEmpty();
    assertThat(cursors.find(SUBSCRIPTION)).isEmpty();
    assertThat(cursors.seen(SUBSCRIPTION)).isEmpty();
    assertThat(store.ids("b23456789012")).hasSize(1);
  }

  @Test
  void savesMoreThanOneRequestTakes() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      people.add(person("id" + i, "Person " + i, "p" + i + "@x.example"));
    }
    assertThat(store.save(SUBSCRIPTION, people)).isEqualTo(260);
    assertThat(store.save(SUBSCRIPTION, people)).isZero();
    assertThat(store.find(SUBSCRIPTION, List.of("id0", "id259", "id260"))).hasSize(2);
    assertThat(store.peopleAfter(SUBSCRIPTION, "", 1_000))
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(store.ids(SUBSCRIPTION)).hasSize(260);
    assertThat(store.remove(SUBSCRIPTION, List.of("id1", "id2", "id260"))).isEqualTo(2);
    assertThat(store.findByAddress(SUBSCRIPTION, "p1@x.example")).isEmpty();
  }

  @Test
  void anAddressMovesWithinOnePage() {
    store.save(
        SUBSCRIPTION,
        List.of(
            person("1", "Zoë", "zoe@x.example", "sales@x.example"),
            person("2", "Bo", "bo@x.example")));
    store.save(
        SUBSCRIPTION,
        List.of(
            person("2", "Bo", "bo@x.example", "sales@x.example"),
            person("1", "Zoë", "zoe@x.example")));

    assertThat(store.findByAddress(SUBSCRIPTION, "sales@x.example"))
        .map(Person::objectId)
        .contains("2");
  }

  @Test
  void ofAPersonWhoComesTwiceTheLastCounts() {
    store.save(
        SUBSCRIPTION,
        List.of(person("1", "Zoe", "old@x.example"), person("1", "Zoë", "zoe@x.example")));

    assertThat(store.findByAddress(SUBSCRIPTION, "zoe@x.example")).isPresent();
    assertThat(store.findByAddress(SUBSCRIPTION, "old@x.example")).isEmpty();
  }

  @Test
  void aPhotoStandsUnderEachAddressAndNotWithThePerson() {
    DynamoDbPhotoStore photos = new DynamoDbPhotoStore(table);
    photos.save(SUBSCRIPTION, Map.of("1", new Photo("etag", "image/png", new byte[] {1, 2, 3})));
    Person lena = person("1", "Lena", "a@x.example", "b@x.example").withPhoto("etag");
    store.save(SUBSCRIPTION, lena);
    store.save(SUBSCRIPTION, lena.withFields(Map.of("displayName", "Helena")));

    assertThat(photo("ADDRESS#a@x.example")).isPresent();
    assertThat(photo("ADDRESS#b@x.example")).isPresent();
    assertThat(photo("PERSON#1")).isEmpty();
    store.save(SUBSCRIPTION, lena.withPhoto(null));
    assertThat(photo("ADDRESS#a@x.example")).isEmpty();
  }

  @Test
  void aPhotoGoesWithItsPerson() {
    DynamoDbPhotoStore photos = new DynamoDbPhotoStore(table);
    photos.save(SUBSCRIPTION, Map.of("1", new Photo("etag", "image/png", new byte[] {1, 2, 3})));
    store.save(SUBSCRIPTION, person("1", "Lena", "a@x.example").withPhoto("etag"));
    store.remove(SUBSCRIPTION, "1");
    assertThat(table.queries().keys(SUBSCRIPTION, "P")).isEmpty();

    photos.save(SUBSCRIPTION, Map.of("2", new Photo("etag", "image/png", new byte[] {1, 2, 3})));
    photos.saveRound(SUBSCRIPTION, PhotoRound.beginning(Instant.EPOCH, true));
    store.removeAll(SUBSCRIPTION);
    assertThat(table.queries().keys(SUBSCRIPTION, "P")).isEmpty();
  }

  @Test
  void readsPeopleInTheOrderOfTheirIdentifiers() {
    for (String id : List.of("3", "1", "2")) {
      store.save(SUBSCRIPTION, person(id, id, id + "@x.example"));
    }
    assertThat(store.peopleAfter(SUBSCRIPTION, "", 2))
        .extracting(Person::objectId)
        .containsExactly("1", "2");
    assertThat(store.peopleAfter(SUBSCRIPTION, "2", 2))
        .extracting(Person::objectId)
        .containsExactly("3");
    assertThat(store.peopleAfter(SUBSCRIPTION, "3", 2)).isEmpty();
  }

  private Optional<Photo> photo(String item) {
    return DynamoDbPhotoStore.read(table.find(SUBSCRIPTION, item).orElseThrow());
  }

  private static Person person(String objectId, String name, String... addresses) {
    return new Person(objectId, Set.of(addresses), Map.of("displayName", name));
  }
}
