package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.exchange.AdminClient.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HydrationTest {

  private final AdminFixture fixture = new AdminFixture(false, Set.of("Global Administrator"));
  private final AdminClient admin = fixture.admin;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void refusesToCreateAnythingInADehydratedOrganisation() {
    Answer answer = admin.call("New-OutboundConnector", Connectors.outbound());

    assertThat(answer.errorType()).endsWith("InvalidOperationInDehydratedContextException");
    assertThat(
            admin.run("Get-OrganizationConfig", Map.of()).only().path("IsDehydrated").asBoolean())
        .isTrue();
    assertThat(admin.run("Get-TransportRule", Map.of()).names()).hasSize(1);
  }

  @Test
  void goesOnRefusingForAWhileAfterCustomizationWasEnabled() {
    admin.run("Enable-OrganizationCustomization", Map.of());

    assertThat(
            admin.run("Get-OrganizationConfig", Map.of()).only().path("IsDehydrated").asBoolean())
        .isFalse();
    fixture.clock.advance(Duration.ofMinutes(19));
    assertThat(admin.call("New-OutboundConnector", Connectors.outbound()).errorType())
        .endsWith("InvalidOperationInDehydratedContextException");
    fixture.clock.advance(Duration.ofMinutes(1));
    admin.run("New-OutboundConnector", Connectors.outbound());
  }

  @Test
  void refusesToBeCustomizedTwice() {
    admin.run("Enable-OrganizationCustomization", Map.of("Confirm", false));

    Answer second = admin.call("Enable-OrganizationCustomization", Map.of());

    assertThat(second.errorDetail())
        .endsWith(
            "|System.InvalidOperationException|This operation is not required. Organization is"
                + " already enabled for customization.");
  }
}
