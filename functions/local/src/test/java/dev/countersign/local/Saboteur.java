package dev.countersign.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.cloud.iam.ExecutionRole;
import dev.countersign.local.cloud.iam.PolicyStatement;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a function's place, does its work or not, and lets the run end badly there. */
public final class Saboteur implements RequestStreamHandler {
  private static final String HANDLER = "SABOTAGED_HANDLER";
  private static final String MACHINE = "SABOTAGED_MACHINE";
  private static final String HOW = "SABOTAGE";

  /** How the run ends badly. */
  enum How {
    /** The function fails before it does anything. */
    REFUSES,
    /** The function does its work, then fails. */
    BREAKS_AFTERWARDS,
    /** The function does its work while somebody stops the execution. */
    IS_STOPPED
  }

  private final Environment environment;

  public Saboteur(Environment environment) {
    this.environment = environment;
  }

  /**
   * Puts it in the place of a function.
   *
   * @return puts the function back
   */
  static Runnable replace(Functions functions, String name, How how, String stateMachineArn) {
    LambdaFunction function = functions.function(name);
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put(HANDLER, function.handler());
    environment.put(MACHINE, stateMachineArn);
    environment.put(HOW, how.name());
    functions.deploy(
        new LambdaFunction(
            name,
            function.arn(),
            Saboteur.class.getName(),
            environment,
            function.timeout(),
            function.memory(),
            maySayStop(function)));
    return () -> functions.deploy(function);
  }

  /** The ARN of the state machine whose name ends so. */
  static String stateMachine(String name) {
    try (Runs runs = new Runs()) {
      return runs.client().listStateMachines().stateMachines().stream()
          .map(machine -> machine.stateMachineArn())
          .filter(arn -> arn.endsWith("-" + name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static ExecutionRole maySayStop(LambdaFunction function) {
    List<PolicyStatement> statements = new ArrayList<>(function.role().statements());
    statements.add(new PolicyStatement(List.of("states:StopExecution"), List.of("*")));
    return new ExecutionRole(function.name(), statements);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] event = in.readAllBytes();
    How how = How.valueOf(environment.require(HOW));
    if (how != How.REFUSES) {
      original().handleRequest(new ByteArrayInputStream(event), out, context);
    }
    if (how == How.IS_STOPPED) {
      stop(Json.MAPPER.readTree(event).path("runId").asText());
    } else {
      throw new PermanentFailure("Sabotaged", "It was to fail here.", how.name());
    }
  }

  private void stop(String runId) {
    try (Runs runs = new Runs()) {
      String arn =
          environment.require(MACHINE).replace(":stateMachine:", ":execution:") + ":" + runId;
      runs.client().stopExecution(stop -> stop.executionArn(arn).error("Operator"));
    }
  }

  private RequestStreamHandler original() {
    String name = environment.require(HANDLER).split("::", 2)[0];
    try {
      return Class.forName(name)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Environment.class)
          .newInstance(environment);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
