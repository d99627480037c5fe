package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.NamedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbMembershipStoreTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final NamedGroup SALES =
      new NamedGroup("sales", "Sales", true, 3, Instant.parse("2026-11-25T10:00:00Z"), true);

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbMembershipStore store = new DynamoDbMembershipStore(tables.directory());

  @Test
  void keepsWhatIsKnownOfGroups() {
    store.save(SUBSCRIPTION, SALES);
    store.save(SUBSCRIPTION, SALES.unsettled());
    assertThat(store.groups(SUBSCRIPTION)).containsExactly(SALES.unsettled());
    assertThat(store.groups("another")).isEmpty();

    store.forget(SUBSCRIPTION, "sales");
    assertThat(store.groups(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void addsAndRemovesMembersOfOneGroup() {
    store.add(SUBSCRIPTION, "sales", List.of("aa1", "aa2", "bb1", "c"));
    store.add(SUBSCRIPTION, "sales-2", List.of("aa9"));
    store.add(SUBSCRIPTION, "sales", List.of("aa2", "aa3"));
    store.remove(SUBSCRIPTION, "sales", List.of("aa1", "bb1", "zz9"));

    assertThat(store.members(SUBSCRIPTION, "sales")).containsExactlyInAnyOrder("aa2", "aa3", "c");
    assertThat(store.members(SUBSCRIPTION, "sales-2")).containsExactly("aa9");
    store.remove(SUBSCRIPTION, "sales", Set.of("aa2", "aa3", "c"));
    assertThat(store.members(SUBSCRIPTION, "sales")).isEmpty();
  }

  @Test
  void goesWithTheDirectory() {
    store.save(SUBSCRIPTION, SALES);
    store.add(SUBSCRIPTION, "sales", List.of("aa1"));

    new DynamoDbDirectoryStore(tables.directory()).removeAll(SUBSCRIPTION);

    assertThat(store.groups(SUBSCRIPTION)).isEmpty();
    assertThat(store.members(SUBSCRIPTION, "sales")).isEmpty();
  }
}
