package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes something down goes on where a function was cut off, in the machines as deployed. */
class CutOffFunctionsTest {
  private static final String STOPPED =
      """
      {"subscriptionId":"s1","runId":"r1","settleSeconds":100,
       "failure":{"Error":"ExecutionStopped","Cause":"ExecutionStopped: Stopped."}}""";

  private final Functions functions =
      new Functions()
          .otherwise(returning("{}"))
          .with("ForgetOrganization", returning("{\"done\":true}"))
          .with("ListWhatWasMade", returning("{\"exchange\":\"APP_ONLY\"}"))
          .with("DisableRules", returning("{\"disabledAt\":\"2026-11-25T10:00:00Z\"}"))
          .with("DrainMail", returning("{\"drained\":true,\"waitSeconds\":0}"));

  @ParameterizedTest
  @CsvSource({
    "UndoProvisioning, Sandbox.Timedout",
    "UndoProvisioning, Lambda.Unknown",
    "RemoveCertificate, Sandbox.Timedout",
    "RemoveRelayDomain, Sandbox.Timedout",
    "ForgetOrganization, Sandbox.Timedout"
  })
  void aRunIsTakenBackWhole(String state, String error) throws IOException {
    cutOffOnce(state, error, state.equals("ForgetOrganization") ? "{\"done\":true}" : "{}");

    new Bench(functions).run(definition("onboarding"), STOPPED);

    assertThat(functions.calls()).filteredOn(call -> call.startsWith(state)).hasSize(2);
    assertThat(functions.calls())
        .filteredOn(call -> call.startsWith("MarkFailed"))
        .hasSize(1)
        .noneMatch(call -> call.contains("compensationFailure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UndoProvisioning", "RemoveCertificate", "RemoveRelayDomain", "MarkDisconnected"})
  void aConnectionIsTakenDownWhole(String state) throws IOException {
    cutOffOnce(state, "Sandbox.Timedout", "{}");

    Bench.Run run =
        new Bench(functions)
            .run(
                definition("disconnect"),
                "{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"removedByHand\":false}");

    assertThat(run.status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aSynchronisationGoesOnWhereItWas() throws IOException {
    cutOffOnce("SynchronizeDirectory", "Sandbox.Timedout", "{\"done\":true,\"waitSeconds\":0}");

    Bench.Run run =
        new Bench(functions)
            .run(definition("synchronization"), "{\"subscriptionId\":\"s1\",\"runId\":\"r1\"}");

    assertThat(run.status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aRunThatEndedWellIsNotTakenBackBecauseItCouldNotBeClearedAway() throws IOException {
    functions
        .with("CheckRoles", returning("{}"))
        .with("PlanChanges", returning("{\"confirmationNeeded\":false}"))
        .with("ObtainCertificate", returning("{\"done\":true,\"checks\":1,\"waitSeconds\":0}"))
        .with("VerifyRelayDomain", returning("{\"done\":true,\"checks\":1,\"waitSeconds\":0}"))
        .with("SendProbe", returning("{\"next\":\"GO_ON\",\"waitSeconds\":0}"))
        .with("MarkConnected", failing("dev.countersign.onboarding.run.NotCleared", "Left."));

    Bench.Run run =
        new Bench(functions)
            .run(
                definition("onboarding"),
                "{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"repair\":\"APP_ONLY\"}");

    assertThat(run.status()).isEqualTo("SUCCEEDED");
    assertThat(functions.calls()).noneMatch(call -> call.startsWith("UndoProvisioning"));
  }

  private void cutOffOnce(String state, String error, String output) {
    functions.answering(state, failing(error, ""), returning(output));
  }

  private static String definition(String name) throws IOException {
    Path file = Path.of(System.getProperty("countersign.root"), "statemachine", name + ".asl.json");
    return Files.readString(file).replace("Arn}", "}");
  }
}
