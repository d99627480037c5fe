package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.cloud.stepfunctions.Bench;
import dev.countersign.local.cloud.stepfunctions.LambdaResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The deployed state machine and the real tasks, while Exchange takes days, in virtual time. */
class HydrationWaitTest {
  private static final String INPUT =
      "{\"subscriptionId\":\"%s\",\"runId\":\"%s\"}"
          .formatted(Tenant.SUBSCRIPTION, Tenant.INPUT.runId());

  private final List<String> calls = new ArrayList<>();
  private final Bench bench = new Bench((name, payload) -> invoke(name, payload));
  private final Clock clock = new BenchClock();
  private final Instant start = clock.instant();
  private Tenant tenant = new Tenant(clock, Duration.ZERO, "Global Administrator");

  @Test
  void twoDaysAreWaitedForAndTheStatusSaysSinceWhen() {
    tenant = new Tenant(clock, Duration.ofHours(48), "Global Administrator");
    Bench.Run run = start();
    bench.time().advance(Duration.ofHours(30));
    Waiting waiting =
        Objects.requireNonNull(tenant.ports.status().find(Tenant.SUBSCRIPTION).waiting());
    bench.time().runToTheEnd();

    assertThat(waiting.code()).isEqualTo("OrganizationDehydrated");
    assertThat(waiting.since()).isBefore(start.plusSeconds(10));
    assertThat(run.status()).isEqualTo("SUCCEEDED");
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(Duration.ofHours(48), Duration.ofHours(49));
    assertThat(calls).filteredOn("CreateOutboundConnector"::equals).hasSizeLessThan(60);
    assertThat(tenant.state()).contains("Countersign routing");
  }

  @Test
  void someMinutesCostSomeMinutes() {
    tenant = new Tenant(clock, Duration.ofMinutes(10), "Global Administrator");
    start();
    bench.time().runToTheEnd();

    assertThat(Duration.between(start, clock.instant())).isLessThan(Duration.ofMinutes(15));
  }

  @Test
  void anOrganisationThatNeverGetsReadyIsLeftAsItWas() {
    tenant = new Tenant(clock, Duration.ofDays(30), "Global Administrator");
    String before = tenant.state();
    Bench.Run run = start();
    bench.time().runToTheEnd();

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofHours(48));
    assertThat(run.path()).contains("UndoProvisioning");
    assertThat(tenant.state()).isEqualTo(before);
  }

  private Bench.Run start() {
    tenant.ports.status().begin(Tenant.SUBSCRIPTION, Tenant.INPUT.runId());
    return bench.start(definition(), INPUT);
  }

  private static String definition() {
    Path file = Path.of(System.getProperty("countersign.root"), "statemachine/onboarding.asl.json");
    try {
      return Files.readString(file).replace("Arn}", "}");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private LambdaResult invoke(String arn, byte[] payload) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    calls.add(name);
    try {
      RunTask<RunInput, ?> task = tasks().get(name);
      Object output = task == null ? played(read(payload)) : task.handle(run(read(payload)));
      return new LambdaResult(bytes(output), false);
    } catch (RuntimeException e) {
      Map<String, String> error =
          Map.of("errorType", e.getClass().getName(), "errorMessage", String.valueOf(e));
      return new LambdaResult(bytes(error), true);
    }
  }

  private Map<String, RunTask<RunInput, ?>> tasks() {
    ExchangePorts ports = tenant.ports;
    return Map.of(
        "EnableOrganizationCustomization", new EnableOrganizationCustomization(ports),
        "CreateOutboundConnector", new CreateOutboundConnector(ports, Tenant.INGRESS),
        "CreateInboundConnector", new CreateInboundConnector(ports),
        "AllowEgressAddresses", new AllowEgressAddresses(ports, Tenant.EGRESS),
        "CreateOutOfOfficeRule", new CreateOutOfOfficeRule(ports),
        "CreateRecallRule", new CreateRecallRule(ports),
        "CreateRoutingRule", new CreateRoutingRule(ports, tenant.secrets),
        "EnableRules", new EnableRules(ports, Tenant.INGRESS, Tenant.EGRESS),
        "UndoProvisioning", new UndoProvisioning(ports));
  }

  /** All who come before Exchange: people answer at once, everything is done at once. */
  private Map<String, Object> played(JsonNode input) {
    if (input.has("taskToken")) {
      String answer = "{\"tenantId\":\"t1\",\"scope\":\"ALL_USERS\",\"method\":\"DEVICE_CODE\"}";
      bench.call(
          "SendTaskSuccess", "taskToken", input.path("taskToken").asText(), "output", answer);
    }
    return Map.of(
        "done", true, "status", "AUTHORIZED", "codes", 1, "intervalSeconds", 1, "next", "GO_ON");
  }

  private static RunInput run(JsonNode input) {
    return new RunInput(input.path("subscriptionId").asText(), input.path("runId").asText());
  }

  private static JsonNode read(byte[] payload) {
    try {
      return Json.MAPPER.readTree(payload);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] bytes(Object value) {
    return Json.write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The bench's virtual time. */
  private final class BenchClock extends Clock {
    @Override
    public Instant instant() {
      return bench.time().now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
