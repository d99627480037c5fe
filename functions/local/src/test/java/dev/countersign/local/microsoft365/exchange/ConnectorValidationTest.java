package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.exchange.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code Validate-OutboundConnector} refuses. */
class ConnectorValidationTest {
  private static final String VALIDATE = "Validate-OutboundConnector";
  private static final String PROBE = "probe@elsewhere.example";

  private AdminFixture fixture = new AdminFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void refusesAConnectorThatIsNotThere() {
    Answer answer = call(Map.of("Identity", "nobody's", "Recipients", List.of(PROBE)));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorType()).endsWith("ManagementObjectNotFoundException");
  }

  @Test
  void wantsRecipients() {
    fixture.admin.run("New-OutboundConnector", Connectors.outbound());

    Answer answer = call(Map.of("Identity", "Countersign outbound"));

    assertThat(answer.errorType()).endsWith("ParameterBindingException");
  }

  @Test
  void wantsRecipientsInTheDomainsOfAConnectorThatHasSome() {
    Answer answer =
        call(Map.of("Identity", "Brightwater to logistics partner", "Recipients", List.of(PROBE)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorType()).endsWith("DataValidationException");
  }

  @Test
  void doesNotExistForAnAccountWithoutTheRole() {
    fixture.close();
    fixture = new AdminFixture(true, Set.of("Transport Rules"));

    Answer answer =
        call(Map.of("Identity", "Brightwater to logistics partner", "Recipients", List.of(PROBE)));

    assertThat(answer.errorType()).endsWith("CommandNotFoundException");
  }

  private Answer call(Map<String, Object> parameters) {
    return fixture.admin.call(VALIDATE, parameters);
  }
}
