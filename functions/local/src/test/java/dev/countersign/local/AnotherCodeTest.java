package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever entered the code with the wrong one of their accounts had to begin anew: each of these
 * ended the run.
 */
@Tag("long")
class AnotherCodeTest {
  private static final String WITHOUT_ROLES = "z.miller@brightwater.example";
  private static final String OF_OTHERS = "ada.admin@foxglove.example";

  private final ShiftedClock microsoftsClock = new ShiftedClock();
  private LocalDeployment deployment;
  private Customer customer;
  private JsonNode first;

  @BeforeEach
  void start() {
    deployment = Deployments.start(microsoftsClock);
    Deployments.keepFewPeople(deployment);
    customer = Customer.subscribed(deployment);
    first = customer.consentAndChoose();
    assertThat(first.has("lastTry")).isFalse();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void anAccountWithoutTheRoles() {
    Customer.enterCode(WITHOUT_ROLES, first);

    JsonNode second = another("RolesMissing", "Organization Configuration", "thrown away");
    assertThatNoSignInIsKept();
    connect(second);
    assertThat(customer.auditedActions()).contains("StartDeviceCode");
  }

  @Test
  void anAccountOfAnotherOrganisation() {
    Customer.enterCode(OF_OTHERS, first);

    JsonNode second = another("WrongTenant", "another organisation", "thrown away");
    assertThatNoSignInIsKept();
    connect(second);
  }

  @Test
  void aCodeThatIsDeclined() {
    customer.declineCode(first);

    connect(another("AuthorizationDeclined", "declined"));
  }

  @Test
  void aCodeThatIsLeftToExpire() {
    microsoftsClock.advance(Duration.ofMinutes(16));

    another("AuthorizationExpired", "Nobody entered the code");
  }

  /** These two did not look at the roles at all: Exchange refused somewhere on the way. */
  @Test
  void anAccountWithoutTheRolesAtEveryOtherSignIn() {
    connect(first);

    customer.rotateSecret();
    connect(afterAnAccountWithoutRoles());
    assertThat(customer.connection().has("failure")).isFalse();

    customer.startDisconnecting();
    customer.onboarding().authorize(afterAnAccountWithoutRoles());
    customer.awaitStatus("NOT_CONNECTED");
    assertThat(customer.receipt().path("byHand")).isEmpty();
  }

  private JsonNode afterAnAccountWithoutRoles() {
    first = customer.awaitAction("ENTER_CODE").path("next");
    Customer.enterCode(WITHOUT_ROLES, first);
    return another("RolesMissing", "Transport Rules");
  }

  private JsonNode another(String code, String... words) {
    JsonNode view = customer.awaitAfter(first);
    JsonNode next = view.path("next");
    assertThat(view.path("status").asText()).isIn("IN_PROGRESS", "DISCONNECTING");
    assertThat(next.at("/lastTry/code").asText()).isEqualTo(code);
    assertThat(next.at("/lastTry/message").asText())
        .contains(words)
        .contains("Nothing was changed in Exchange Online")
        .doesNotContain("@");
    assertThat(next.path("text").asText()).contains(words).contains("This is a new code");
    return next;
  }

  private void assertThatNoSignInIsKept() {
    try (StoredData data = new StoredData()) {
      assertThat(data.dump()).contains("DeviceCode").doesNotContain("ExchangeTokens");
    }
  }

  private void connect(JsonNode next) {
    customer.onboarding().authorize(next);
    customer.awaitStatus("CONNECTED");
  }
}
