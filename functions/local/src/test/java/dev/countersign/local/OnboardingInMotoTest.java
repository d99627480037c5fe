package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.stepfunctions.LambdaResult;
import dev.countersign.local.cloud.stepfunctions.moto.EngineResult;
import dev.countersign.local.cloud.stepfunctions.moto.MotoEngine;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The deployed state machine and functions, executed by moto's Step Functions and by ours: both
 * have to bring a customer to the same place on the same way.
 */
@Tag("moto")
class OnboardingInMotoTest {
  private static final String ENDPOINT = "aws.endpointUrlSfn";
  private static final String ACCOUNT = "000000000000";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What a run comes to, without what differs from run to run. */
  private record Result(
      String execution,
      String status,
      String reason,
      String step,
      String exchange,
      List<String> path) {}

  private static Map<Story, Result> inMoto;
  private static Map<Story, Result> here;

  @BeforeAll
  static void playAllInBoth() throws Exception {
    inMoto = playInMoto();
    here = playHere();
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSameInMotoAndHere(Story story) {
    assertThat(inMoto.get(story)).isEqualTo(here.get(story));
    Result result = Objects.requireNonNull(here.get(story));
    switch (story) {
      case ALL_GOES_WELL -> {
        assertThat(result.execution()).isEqualTo("SUCCEEDED");
        assertThat(result.status()).isEqualTo("CONNECTED");
        assertThat(result.path()).contains("EnableRules").endsWith("Connected");
        assertThat(result.exchange()).contains("Countersign routing Enabled");
      }
      case EVERY_CODE_IS_DECLINED -> assertThatIsTakenBack(result, "AuthorizationDeclined");
      case PROVISIONING_IS_REFUSED -> assertThatIsTakenBack(result, "ExchangeAccessDenied");
    }
  }

  private static void assertThatIsTakenBack(Result result, String reason) {
    assertThat(result.execution()).isEqualTo("FAILED");
    assertThat(result.status()).isEqualTo("FAILED");
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result.path())
        .containsSubsequence(
            "UndoProvisioning",
            "RemoveCertificate",
            "RemoveRelayDomain",
            "ForgetOrganization",
            "MarkFailed");
    assertThat(result.exchange()).doesNotContain("Countersign");
  }

  private static Map<Story, Result> playInMoto() throws Exception {
    AtomicReference<LocalDeployment> deployed = new AtomicReference<>();
    try (MotoEngine moto =
            new MotoEngine(
                (name, payload) -> invoke(Objects.requireNonNull(deployed.get()), name, payload),
                ACCOUNT);
        LocalDeployment deployment = Deployments.start()) {
      deployed.set(deployment);
      StateMachine machine = stateMachine();
      System.setProperty(ENDPOINT, moto.endpoint().toString());
      Map<Story, Result> results = new EnumMap<>(Story.class);
      for (Story story : Story.values()) {
        moto.create(machine.name(), machine.definition());
        JsonNode end = play(story, deployment);
        EngineResult run = moto.result(end.path("executionArn").asText(), LIMIT);
        results.put(story, result(deployment, end, run.status(), run.path()));
      }
      return results;
    } finally {
      System.clearProperty(ENDPOINT);
    }
  }

  private static Map<Story, Result> playHere() {
    Map<Story, Result> results = new EnumMap<>(Story.class);
    try (LocalDeployment deployment = Deployments.start();
        Runs runs = new Runs()) {
      for (Story story : Story.values()) {
        JsonNode end = play(story, deployment);
        String arn = end.path("executionArn").asText();
        String status = runs.awaitEnd(arn).statusAsString();
        results.put(story, result(deployment, end, status, Runs.path(runs.history(arn))));
      }
    }
    return results;
  }

  private static JsonNode play(Story story, LocalDeployment deployment) {
    deployment.exchange().adminFaults().clear();
    return story.play(deployment, Customer.subscribed(deployment));
  }

  private static Result result(
      LocalDeployment deployment, JsonNode end, String execution, List<String> path) {
    return new Result(
        execution,
        end.path("status").asText(),
        end.path("failure").path("code").asText(),
        end.path("failure").path("step").asText(),
        ExchangeState.states(deployment.exchange().configuration()),
        path.stream().distinct().toList());
  }

  private record StateMachine(String name, String definition) {}

  /** As it is deployed: from the template, with its substitutions. */
  private static StateMachine stateMachine() {
    try (Runs runs = new Runs()) {
      String arn = Saboteur.stateMachine("onboarding");
      return new StateMachine(
          arn.substring(arn.lastIndexOf(':') + 1),
          runs.client().describeStateMachine(get -> get.stateMachineArn(arn)).definition());
    }
  }

  private static LambdaResult invoke(LocalDeployment deployment, String name, byte[] payload) {
    InvocationResult result = deployment.cloud().functions().invoke(name, payload);
    return new LambdaResult(result.payload(), result.functionError());
  }
}
