package dev.countersign.onboarding;

import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.RunEnd;
import dev.countersign.onboarding.run.StoppedRuns;
import dev.countersign.onboarding.synchronization.Synchronizations;
import dev.countersign.onboarding.wait.Answers;
import dev.countersign.onboarding.wait.WaitTokens;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Wires what starts the state machines, answers them and cleans up behind them. */
public final class RunWiring {
  private final Wiring wiring;

  RunWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  public Executions connecting() {
    return executions("STATE_MACHINE_ARN");
  }

  public Executions disconnecting() {
    return executions("DISCONNECT_STATE_MACHINE_ARN");
  }

  public Synchronizations synchronizations() {
    return new Synchronizations(
        wiring.stores().connections(),
        wiring.stores().statuses(),
        wiring.stores().synchronizationStore(),
        executions("SYNCHRONIZATION_ARN"));
  }

  public WaitTokens waitTokens() {
    return new WaitTokens(wiring.tables().subscriptions(), wiring.clock());
  }

  public Answers answers() {
    return new Answers(
        wiring.stores().statuses(), waitTokens(), stepFunctions(), wiring.stores().audit());
  }

  public StoppedRuns stopped() {
    return new StoppedRuns(wiring.stores().statuses(), connecting());
  }

  public RunEnd end() {
    return new RunEnd(wiring.secrets(), waitTokens(), wiring.stores().audit());
  }

  private Executions executions(String variable) {
    return new Executions(stepFunctions(), wiring.environment().require(variable));
  }

  private static SfnClient stepFunctions() {
    return SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }
}
