package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.Json;
import org.junit.jupiter.api.Test;

class DynamoDbScopeStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Scope PILOT =
      Scope.of(new Scope.Group("g1", "Pilot", "pilot@brightwater.example"));
  private final DynamoDbScopeStore store =
      new DynamoDbScopeStore(LocalTables.fresh().subscriptions());

  @Test
  void everybodyIsInScopeUntilSomebodyChooses() {
    assertThat(store.sync(SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
    assertThat(store.routing(SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
  }

  @Test
  void theTwoScopesKnowNothingOfEachOther() {
    store.saveRouting(SUBSCRIPTION, "run1", PILOT);
    assertThat(store.routing(SUBSCRIPTION)).isEqualTo(PILOT);
    assertThat(store.sync(SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);

    store.saveSync(SUBSCRIPTION, "run1", PILOT);
    store.saveRouting(SUBSCRIPTION, "run2", Scope.ALL_USERS);
    assertThat(store.routing(SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
    assertThat(store.sync(SUBSCRIPTION)).isEqualTo(PILOT);

    store.remove(SUBSCRIPTION);
    assertThat(store.sync(SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
  }

  @Test
  void whatCountedBeforeAFailedRunCountsAgain() {
    store.saveRouting(SUBSCRIPTION, "run1", PILOT);
    store.saveRouting(SUBSCRIPTION, "run2", Scope.ALL_USERS);
    store.saveRouting(SUBSCRIPTION, "run2", Scope.ALL_USERS);
    store.restore(SUBSCRIPTION, "run1");
    assertThat(store.routing(SUBSCRIPTION)).as("not run1's choice").isEqualTo(Scope.ALL_USERS);

    store.restore(SUBSCRIPTION, "run2");
    store.restore(SUBSCRIPTION, "run2");
    assertThat(store.routing(SUBSCRIPTION)).isEqualTo(PILOT);
  }

  @Test
  void aStateMachineLearnsNeitherNameNorAddress() {
    assertThat(Json.write(PILOT.toStateMachine()))
        .doesNotContainIgnoringCase("pilot")
        .contains("g1");
    assertThat(Json.write(Scope.ALL_USERS.toStateMachine())).isEqualTo("{\"scope\":\"ALL_USERS\"}");
  }
}
