package dev.countersign.local;

import static dev.countersign.local.Saboteur.How.BREAKS_AFTERWARDS;
import static dev.countersign.local.Saboteur.How.IS_STOPPED;
import static dev.countersign.local.Saboteur.How.REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A disconnecting that is cut off is finished by the next one, and the receipt is about both. */
@Tag("long")
class DisconnectCutOffTest extends ConnectedCustomer {
  static Stream<Arguments> statesAndEnds() throws IOException {
    JsonNode states =
        Json.MAPPER
            .readTree(Deployments.ROOT.resolve("statemachine/disconnect.asl.json").toFile())
            .path("States");
    List<Arguments> cases = new ArrayList<>();
    states
        .fieldNames()
        .forEachRemaining(
            state -> {
              if (states
                  .at("/" + state + "/Catch")
                  .findValuesAsText("Next")
                  .contains("MarkDisconnectFailed")) {
                cases.add(
                    Arguments.of(
                        state, state.equals("MarkDisconnected") ? REFUSES : BREAKS_AFTERWARDS));
              }
            });
    cases.add(Arguments.of("UndoProvisioning", IS_STOPPED));
    assertThat(cases).hasSizeGreaterThan(7);
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("statesAndEnds")
  void whatWasCutOffIsFinishedByDisconnectingAgain(String state, Saboteur.How how) {
    Runnable back =
        Saboteur.replace(
            deployment.cloud().functions(), state, how, Saboteur.stateMachine("disconnect"));
    JsonNode cutOff = customer.disconnect("");
    back.run();

    assertThat(cutOff.path("status").asText()).isEqualTo("FAILED");
    assertThat(cutOff.path("next").path("action").asText()).isEqualTo("DISCONNECT");
    assertThat(customer.disconnect("").path("status").asText()).isEqualTo("NOT_CONNECTED");
    left.assertNothing();
    // It had the last attempt's removals only.
    assertThat(TakenDown.taken(customer))
        .containsExactlyInAnyOrderElementsOf(TakenDown.everything(customer));
  }

  /**
   * Killed after its last word: the status said that it failed, and the next one emptied the
   * receipt.
   */
  @Test
  void whatEndsAfterItsLastWordHasDisconnected() {
    Runnable back =
        Saboteur.replace(
            deployment.cloud().functions(),
            "MarkDisconnected",
            BREAKS_AFTERWARDS,
            Saboteur.stateMachine("disconnect"));
    JsonNode end = customer.disconnect("");
    back.run();

    assertThat(end.path("status").asText()).isEqualTo("NOT_CONNECTED");
    assertThat(TakenDown.taken(customer)).contains("TRANSPORT_RULE Countersign routing REMOVED");
    left.assertNothing();
  }
}
