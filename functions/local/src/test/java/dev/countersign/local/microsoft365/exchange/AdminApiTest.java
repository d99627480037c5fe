package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.microsoft365.exchange.AdminClient.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminApiTest {

  private final AdminFixture fixture = new AdminFixture();
  private final AdminClient admin = fixture.admin;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void answersWithValuesWarningsAndContext() {
    Answer answer = admin.run("Get-OrganizationConfig", Map.of());

    assertThat(answer.only().path("IsDehydrated").asBoolean()).isFalse();
    assertThat(answer.body().path("@adminapi.warnings").isArray()).isTrue();
    assertThat(answer.body().path("@odata.context").asText())
        .endsWith("$metadata#Collection(Exchange.GenericHashTable)");
  }

  @Test
  void challengesACallerWithoutAValidToken() {
    HttpRequest.Builder request = admin.request("Get-OrganizationConfig", Map.of());

    Answer answer = admin.send(request.setHeader("Authorization", "Bearer forged").build());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void refusesATokenOfAnotherTenant() {
    HttpRequest.Builder request = admin.request("Get-OrganizationConfig", Map.of());

    Answer answer = admin.send(request.setHeader("Authorization", "Bearer stranger").build());

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void refusesARequestWithoutAnAnchorMailbox() {
    HttpRequest request =
        HttpRequest.newBuilder(admin.uri(SmallOrganization.TENANT))
            .header("Authorization", "Bearer admin")
            .POST(
                BodyPublishers.ofString(
                    "{\"CmdletInput\":{\"CmdletName\":\"Get-AcceptedDomain\"}}"))
            .build();

    assertThat(admin.send(request).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsNoCmdletInput() {
    HttpRequest.Builder request = admin.request("Get-OrganizationConfig", Map.of());

    assertThat(admin.send(request.POST(BodyPublishers.ofString("{")).build()).status())
        .isEqualTo(400);
  }

  @Test
  void doesNotKnowOtherCmdlets() {
    Answer answer = admin.call("Remove-Everything", Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorType())
        .isEqualTo("System.Management.Automation.CommandNotFoundException");
  }

  @Test
  void hidesACmdletFromAnAdministratorWithoutItsRole() {
    try (AdminFixture limited = new AdminFixture(true, Set.of("Transport Hygiene"))) {
      Answer answer = limited.admin.call("New-TransportRule", Map.of("Name", "x"));

      assertThat(answer.errorType()).endsWith("CommandNotFoundException");
      assertThat(
              limited
                  .admin
                  .run("Get-ManagementRoleAssignment", Map.of())
                  .only()
                  .path("Role")
                  .asText())
          .isEqualTo("Transport Hygiene");
    }
  }

  @Test
  void namesTheRolesOfAGlobalAdministrator() {
    Answer answer =
        admin.run(
            "Get-ManagementRoleAssignment",
            Map.of("RoleAssignee", SmallOrganization.ADMIN, "GetEffectiveUsers", true));

    assertThat(answer.body().path("value").findValuesAsText("Role"))
        .contains(
            "Transport Rules",
            "Organization Configuration",
            "Transport Hygiene",
            "View-Only Recipients");
  }

  @Test
  void doesNotKnowOtherParameters() {
    Answer answer = admin.call("Get-AcceptedDomain", Map.of("Colour", "blue"));

    assertThat(answer.errorType())
        .isEqualTo("System.Management.Automation.ParameterBindingException");
    assertThat(answer.errorDetail())
        .endsWith("A parameter cannot be found that matches parameter name 'Colour'.");
  }

  @Test
  void describesAMissingObjectAsExchangeDoes() {
    Answer answer = admin.call("Get-TransportRule", Map.of("Identity", "Nothing"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().at("/error/code").asText()).isEqualTo("NotFound");
    assertThat(answer.body().at("/error/message").asText()).isEqualTo("Error executing cmdlet");
    assertThat(answer.errorDetail())
        .startsWith(
            "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The"
                + " operation couldn't be performed because object 'Nothing' couldn't be found on");
    assertThat(answer.body().at("/error/innererror/internalexception/type").asText())
        .isEqualTo(answer.errorType());
  }

  @Test
  void describesErrorsInTheOtherFormWhenAsked() {
    fixture.administration.faults().describeErrorsAsJson(true);

    Answer answer = admin.call("Get-TransportRule", Map.of("Identity", "Nothing"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorDetail())
        .startsWith("{\"Message\":\"The operation couldn't be performed because object 'Nothing'")
        .contains(
            "\"TypeName\":\"Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException\"");
  }

  @Test
  void pagesWithTheSameBodyPostedToTheNextLink() {
    fixture.organization.addDomain("brightwater.de.example");
    HttpRequest.Builder request =
        admin.request("Get-AcceptedDomain", Map.of()).header("Prefer", "odata.maxpagesize=2");

    Answer first = admin.send(request.build());
    URI next = URI.create(first.body().path("@odata.nextLink").asText());
    Answer second = admin.send(request.uri(next).build());

    assertThat(first.names()).containsExactly("brightwater.de.example", "brightwater.example");
    assertThat(second.names()).containsExactly("brightwater.onmicrosoft.com");
    assertThat(second.body().has("@odata.nextLink")).isFalse();
  }

  @Test
  void showsFaultsAsOftenAsAskedAndThenWorks() {
    fixture.administration.faults().add("Get-AcceptedDomain", AdminFault.status(503), 1);
    fixture
        .administration
        .faults()
        .add("Get-AcceptedDomain", AdminFault.throttled(Duration.ofSeconds(7)), 1);

    Answer busy = admin.call("Get-AcceptedDomain", Map.of());
    Answer throttled = admin.call("Get-AcceptedDomain", Map.of());
    Answer fine = admin.call("Get-AcceptedDomain", Map.of());

    assertThat(busy.status()).isEqualTo(503);
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.response().headers().firstValue("Retry-After")).contains("7");
    assertThat(fine.status()).isEqualTo(200);
  }

  @Test
  void dropsTheConnectionWithoutRunningTheCmdlet() {
    fixture.administration.faults().add("New-OutboundConnector", AdminFault.dropped(), 1);

    assertThatThrownBy(() -> admin.call("New-OutboundConnector", Connectors.outbound()))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(
            fixture
                .administration
                .configuration()
                .outboundConnectors()
                .find("Countersign outbound"))
        .isEmpty();
  }

  @Test
  void dropsTheConnectionAfterTheCmdletHasRun() {
    fixture.administration.faults().add("New-OutboundConnector", AdminFault.droppedAfterwards(), 1);

    assertThatThrownBy(() -> admin.call("New-OutboundConnector", Connectors.outbound()))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(
            fixture
                .administration
                .configuration()
                .outboundConnectors()
                .find("Countersign outbound"))
        .isPresent();
  }
}
