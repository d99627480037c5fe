package dev.countersign.onboarding.connection;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmChangesTest {
  private static final String STATE = "AwaitConfirmation";
  private final Parts parts = new Parts();
  private final ConfirmChanges confirm = new ConfirmChanges(parts.access, parts.answers);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void passesTheAnswerOn(boolean confirmed) {
    parts.await(STATE);
    String body = "{\"confirmed\":" + confirmed + "}";

    JsonNode answer = Events.call(confirm, Events.of(ConfirmChanges.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.stepFunctions.answers).containsExactly("token-of-AwaitConfirmation " + body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"confirmed\":null}", "{\"confirmed\":\"perhaps\"}"})
  void refusesAnAnswerThatIsNone(String body) {
    parts.await(STATE);

    JsonNode answer = Events.call(confirm, Events.of(ConfirmChanges.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void refusesAnAnswerThatNothingWaitsFor() {
    assertThat(Events.body(Events.call(confirm)).at("/error/code").asText())
        .isEqualTo("NotWaiting");
  }

  @Test
  void theConnectionShowsThePlanOfItsRunOnly() {
    parts.await(STATE);
    Plans plans = new Plans(parts.table);
    Plan plan =
        new Plan(List.of(), List.of(new Plan.OtherRouting("connector", "Filter", "x")), true);
    ReadConnection read = new ReadConnection(parts.access, parts.connections);
    plans.save(SUBSCRIPTION, "another-run", plan);
    assertThat(Events.body(Events.call(read)).has("plan")).isFalse();

    plans.save(SUBSCRIPTION, RUN, plan);

    assertThat(Events.body(Events.call(read)).at("/plan/otherRouting/0/name").asText())
        .isEqualTo("Filter");
  }
}
