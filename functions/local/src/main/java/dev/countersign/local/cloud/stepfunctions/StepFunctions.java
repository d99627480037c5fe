package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import dev.countersign.local.cloud.stepfunctions.language.Definition;
import dev.countersign.local.cloud.stepfunctions.language.InvalidDefinition;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state machines of one account in one region, and their executions.
 *
 * <p>Thread-safe.
 */
public final class StepFunctions {
  /** 1 to 80 characters, none of those that the API refuses in names. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cc}]{1,80}");

  private final String arnPrefix;
  private final Ports ports;
  private final Map<String, StateMachine> machines = new LinkedHashMap<>();
  private final Map<String, Execution> executions = new LinkedHashMap<>();

  /**
   * @param executor runs functions, each of which holds a thread until it ends; must not run them
   *     in the calling thread
   * @param region for example {@code eu-central-1}
   * @param accountId twelve digits
   */
  public StepFunctions(
      Scheduler scheduler,
      Executor executor,
      LambdaInvoker lambda,
      String region,
      String accountId) {
    this(scheduler, executor, lambda, event -> {}, region, accountId);
  }

  /**
   * The same with EventBridge.
   *
   * @param events takes the status changes of executions; called under locks, so it must be quick
   */
  public StepFunctions(
      Scheduler scheduler,
      Executor executor,
      LambdaInvoker lambda,
      Consumer<JsonNode> events,
      String region,
      String accountId) {
    this.arnPrefix = "arn:aws:states:%s:%s:".formatted(region, accountId);
    this.ports =
        new Ports(scheduler, executor, lambda, new TaskTokens(), events, new SecureRandom());
  }

  /**
   * Creates a state machine, or gives the one that exists with the same definition and role.
   *
   * @param definition Amazon States Language, substitutions made
   * @return its ARN
   * @throws AwsError {@code InvalidName}, {@code InvalidDefinition}, {@code
   *     StateMachineAlreadyExists}
   */
  public String createStateMachine(String name, String definition, String roleArn) {
    return create(name, definition, roleArn).arn();
  }

  synchronized StateMachine create(String name, String definition, String roleArn) {
    requireName(name);
    String arn = arnPrefix + "stateMachine:" + name;
    StateMachine existing = machines.get(arn);
    if (existing == null) {
      existing =
          new StateMachine(
              arn, name, roleArn, definition, parse(definition), ports.scheduler().now());
      machines.put(arn, existing);
    } else if (!existing.text().equals(definition) || !existing.roleArn().equals(roleArn)) {
      throw refused("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }
    return existing;
  }

  private static Definition parse(String definition) {
    try {
      return Definition.parse(definition);
    } catch (InvalidDefinition e) {
      throw refused("InvalidDefinition", String.valueOf(e.getMessage()));
    }
  }

  Execution start(String machineArn, @Nullable String givenName, String input) {
    StateMachine machine = machine(machineArn);
    String name = givenName != null ? givenName : UUID.randomUUID().toString();
    requireName(name);
    Execution execution = new Execution(machine, name, parseInput(input), ports);
    synchronized (this) {
      Execution existing = executions.putIfAbsent(execution.arn(), execution);
      if (existing != null) {
        return sameOrRefused(existing, execution.input());
      }
    }
    execution.start();
    return execution;
  }

  private static Execution sameOrRefused(Execution existing, JsonNode input) {
    if (existing.outcome() != null || !existing.input().equals(input)) {
      throw refused("ExecutionAlreadyExists", "Execution Already Exists: '" + existing.arn() + "'");
    }
    return existing;
  }

  private static JsonNode parseInput(String input) {
    try {
      if (!Json.fits(input)) {
        throw refused("ValidationException", "The input is longer than 262144 bytes");
      }
      return Json.read(input);
    } catch (JsonProcessingException e) {
      throw refused(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
    }
  }

  synchronized StateMachine machine(String arn) {
    StateMachine machine = machines.get(requireArn(arn));
    if (machine == null) {
      throw refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  synchronized Execution execution(String arn) {
    Execution execution = executions.get(requireArn(arn));
    if (execution == null) {
      throw refused("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
    return execution;
  }

  synchronized List<StateMachine> machines() {
    return List.copyOf(machines.values());
  }

  /** The executions of one state machine, newest first. */
  synchronized List<Execution> executions(StateMachine machine) {
    List<Execution> all = new ArrayList<>(executions.values());
    all.removeIf(execution -> !execution.machine().arn().equals(machine.arn()));
    Collections.reverse(all);
    return all;
  }

  TaskAttempt task(String token) {
    return ports.tokens().attempt(token);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  private static String requireArn(String arn) {
    if (!arn.startsWith("arn:aws:states:")) {
      throw refused("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
    }
    return arn;
  }

  private static AwsError refused(String code, String message) {
    return new AwsError(400, code, message);
  }
}
