package dev.countersign.local.cloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads instead of virtual time: events of one execution may come from any of them. */
class RealTimeTest {
  private static final int EXECUTIONS = 200;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final StepFunctions service =
      new StepFunctions(
          new RealTime(timers),
          threads,
          new Functions()
              .with("Count", payload -> "{\"n\":" + (payload.path("n").asInt() + 1) + "}"),
          "eu-central-1",
          "123456789012");
  private final StepFunctionsApi api = new StepFunctionsApi(service);

  @AfterEach
  void stop() {
    timers.shutdownNow();
    threads.shutdownNow();
  }

  @Test
  void runsManyExecutionsThatWaitAtTheSameTime() {
    String machine =
        service.createStateMachine(
            "count",
            Bench.machine(
                """
                {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Count}","Next":"W"},
                  "W":{"Type":"Wait","Seconds":1,"Next":"B"},
                  "B":{"Type":"Task","Resource":"${Count}","End":true}}}
                """),
            Bench.ROLE);

    for (int i = 0; i < EXECUTIONS; i++) {
      start(machine, "run-" + i);
    }

    await().until(() -> count(machine, "RUNNING") == 0);
    assertThat(count(machine, "SUCCEEDED")).isEqualTo(EXECUTIONS);
  }

  private void start(String machine, String name) {
    api.handle("StartExecution", request(machine).put("name", name).put("input", "{\"n\":0}"));
  }

  private int count(String machine, String status) {
    JsonNode list =
        api.handle(
            "ListExecutions", request(machine).put("statusFilter", status).put("maxResults", 1000));
    return list.path("executions").size();
  }

  private static ObjectNode request(String machine) {
    return JsonNodeFactory.instance.objectNode().put("stateMachineArn", machine);
  }

  private record RealTime(ScheduledExecutorService timers) implements Scheduler {
    @Override
    public Instant now() {
      return InstantSource.system().instant();
    }

    @Override
    public Timer schedule(Duration delay, Runnable action) {
      Future<?> future = timers.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    }
  }
}
