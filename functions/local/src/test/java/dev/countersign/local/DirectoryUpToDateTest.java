package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.microsoft365.http.Fault;
import dev.countersign.local.microsoft365.organization.Directory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connected organisation's directory, through everything that is deployed. */
class DirectoryUpToDateTest {
  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static LocalDeployment deployment;
  private static Customer customer;

  @BeforeAll
  static void connect() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void aChangeArrivesOnDemand() {
    Directory directory = deployment.organization().directory();
    String id = Objects.requireNonNull(directory.personCalled(LENA)).id();
    directory.change(id, lena -> lena.with("jobTitle", "Head of Synchronisation"));
    try (StoredData data = new StoredData()) {
      assertThat(data.dump()).doesNotContain("Head of Synchronisation");

      assertThat(synchronize().path("synchronization").asText()).isEqualTo("STARTED");
      await().atMost(LIMIT).until(() -> data.dump().contains("Head of Synchronisation"));
    }
    assertThat(customer.connection().at("/directory/synchronizedAt").asText()).isNotEmpty();
  }

  @Test
  void theStatusSaysWhyItIsNotUpToDate() {
    deployment.microsoft().faults().plan("/v1.0/users/delta()", 1, Fault.status(400));
    await()
        .atMost(LIMIT)
        .until(() -> synchronize().path("synchronization").asText(), "STARTED"::equals);

    await()
        .atMost(LIMIT)
        .until(
            () -> customer.connection().at("/directory/code").asText(), "MicrosoftRefused"::equals);
    assertThat(customer.connection().path("status").asText()).isEqualTo("CONNECTED");
  }

  private static JsonNode synchronize() {
    return new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"))
        .post(
            "/subscriptions/" + customer.subscriptionId() + "/directory/synchronization", Map.of());
  }
}
