package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.cloud.stepfunctions.Functions.FunctionError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have done is not lost where Microsoft needs minutes, in the machines as deployed. */
class SlowMicrosoftTest {
  private static final String TEMPORARY = "dev.countersign.core.failure.TemporaryFailure";
  private static final Duration SLOW = Duration.ofMinutes(9);

  private static final String DNS_DONE = "{\"done\":true,\"checks\":1,\"waitSeconds\":0}";

  private static final Map<String, String> OUTPUTS =
      Map.ofEntries(
          Map.entry("SynchronizeDirectory", "{\"done\":true,\"waitSeconds\":0}"),
          Map.entry("StartDeviceCode", device("PENDING")),
          Map.entry("PollDeviceCode", device("AUTHORIZED")),
          Map.entry("PlanChanges", "{\"confirmationNeeded\":false}"),
          Map.entry("ObtainCertificate", DNS_DONE),
          Map.entry("VerifyRelayDomain", DNS_DONE),
          Map.entry("SendProbe", "{\"next\":\"GO_ON\",\"waitSeconds\":0}"),
          Map.entry("ListWhatWasMade", "{\"exchange\":\"SIGN_IN\"}"),
          Map.entry("DisableRules", "{\"disabledAt\":\"2026-11-25T10:00:00Z\"}"),
          Map.entry("DrainMail", "{\"drained\":true,\"waitSeconds\":0}"),
          Map.entry("ForgetOrganization", "{\"done\":true}"));

  private final Functions functions = new Functions().otherwise(returning("{}"));
  private final Bench bench = new Bench(functions);

  SlowMicrosoftTest() {
    OUTPUTS.forEach((state, output) -> functions.with(state, returning(output)));
  }

  /** A consent takes minutes until all of Microsoft's servers know it; one was waited for. */
  @Test
  void aConsentIsWaitedForUntilMicrosoftKnowsIt() throws IOException {
    answered("AwaitConsent", "{\"tenantId\":\"t1\"}");
    answered("AwaitSyncScope", "{\"scope\":\"ALL_USERS\"}");
    answered("AwaitRoutingScope", "{\"scope\":\"ALL_USERS\"}");
    slow("VerifyConsent");

    assertThat(connect("{\"subscriptionId\":\"s1\",\"runId\":\"r1\"}")).isEqualTo("SUCCEEDED");
  }

  /** The administrator had signed in, and everything was taken back after one minute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CheckRoles",
        "PlanChanges",
        "EnableOrganizationCustomization",
        "AddRelayDomain",
        "VerifyRelayDomain",
        "CreateOutboundConnector",
        "CreateInboundConnector",
        "AllowEgressAddresses",
        "CreateOutOfOfficeRule",
        "CreateRecallRule",
        "CreateRoutingRule",
        "EnableRules"
      })
  void whatWasSetUpIsNotTakenBackWhileMicrosoftIsAwayForMinutes(String state) throws IOException {
    slow(state);

    assertThat(connect("{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"repair\":\"SIGN_IN\"}"))
        .isEqualTo("SUCCEEDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StartDeviceCode", "PollDeviceCode"})
  void aCodeIsAskedForWhileMicrosoftIsAwayForMinutes(String state) throws IOException {
    slow(state);

    assertThat(connect("{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"repair\":\"SIGN_IN\"}"))
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void aSecretIsGivenLater() throws IOException {
    slow("RotateSecret");

    assertThat(connect("{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"rotation\":\"APP_ONLY\"}"))
        .isEqualTo("SUCCEEDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StartDeviceCode", "PollDeviceCode", "CheckRoles"})
  void disconnectingWaitsToo(String state) throws IOException {
    slow(state);

    assertThat(
            run(
                "disconnect",
                "{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"removedByHand\":false}"))
        .isEqualTo("SUCCEEDED");
  }

  private void answered(String state, String answer) {
    functions.with(
        state,
        payload -> {
          String token = payload.path("taskToken").asText();
          bench.call("SendTaskSuccess", "taskToken", token, "output", answer);
          return "{}";
        });
  }

  /** Microsoft answers from some minutes after the first call on. */
  private void slow(String state) {
    AtomicReference<@Nullable Instant> first = new AtomicReference<>();
    functions.with(
        state,
        payload -> {
          Instant now = bench.time().now();
          first.compareAndSet(null, now);
          if (now.isBefore(Objects.requireNonNull(first.get()).plus(SLOW))) {
            throw new FunctionError(TEMPORARY, "MicrosoftBusy: Slow.");
          }
          return OUTPUTS.getOrDefault(state, "{}");
        });
  }

  private static String device(String status) {
    return "{\"status\":\"" + status + "\",\"intervalSeconds\":5,\"codes\":1}";
  }

  private String connect(String input) throws IOException {
    return run("onboarding", input);
  }

  private String run(String machine, String input) throws IOException {
    Path file =
        Path.of(System.getProperty("countersign.root"), "statemachine", machine + ".asl.json");
    return bench.run(Files.readString(file).replace("Arn}", "}"), input).status();
  }
}
