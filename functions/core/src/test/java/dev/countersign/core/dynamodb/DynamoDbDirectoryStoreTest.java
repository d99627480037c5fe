package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbDirectoryStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private final DynamoDbDirectoryStore store =
      new DynamoDbDirectoryStore(LocalTables.fresh().directory());

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
    store.saveCursor(SUBSCRIPTION, "https://graph/next");
    store.save("b23456789012", person("2", "Bo", "bo@y.example"));
    store.removeAll(SUBSCRIPTION);

    assertThat(store.count(SUBSCRIPTION)).isZero();
    assertThat(store.cursor(SUBSCRIPTION)).isEmpty();
    assertThat(store.count("b23456789012")).isEqualTo(1);
  }

  private static Person person(String objectId, String name, String... addresses) {
    return new Person(objectId, Set.of(addresses), Map.of("displayName", name));
  }
}
