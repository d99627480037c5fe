package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRolesTest {
  private static final String[] NEEDED = {
    "Organization Configuration", "Transport Rules", "Transport Hygiene", "View-Only Recipients"
  };

  @ParameterizedTest
  @ValueSource(strings = {"Global Administrator", "Exchange Administrator"})
  void anAdministratorMayDoEverything(String role) {
    try (Tenant tenant = Tenant.administeredBy(role)) {
      String before = tenant.state();

      assertThatCode(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .doesNotThrowAnyException();
      assertThat(tenant.state()).isEqualTo(before);
    }
  }

  @Test
  void theFourRolesAreEnough() {
    try (Tenant tenant = Tenant.administeredBy(NEEDED)) {
      assertThatCode(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Organization Configuration",
        "Transport Rules",
        "Transport Hygiene",
        "View-Only Recipients"
      })
  void namesTheRoleThatIsMissing(String missing) {
    String[] others =
        Arrays.stream(NEEDED).filter(role -> !role.equals(missing)).toArray(String[]::new);
    try (Tenant tenant = Tenant.administeredBy(others)) {
      assertThatThrownBy(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .isInstanceOf(NotAuthorized.class)
          .hasMessageStartingWith("RolesMissing: ")
          .hasMessageContaining("Exchange Online: " + missing + ". Its sign-in was thrown away.");
    }
  }

  @Test
  void anAccountWithoutAnyRoleIsToldAllFour() {
    try (Tenant tenant = Tenant.administeredBy("User Administrator")) {
      assertThatThrownBy(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .hasMessageContaining(String.join(", ", NEEDED));
    }
  }

  /** It said to sign in as somebody else, where nobody had been asked to sign in. */
  @Test
  void aRefusedAppIsNotToldToSignInOtherwise() {
    try (Tenant tenant = Tenant.administeredBy("User Administrator")) {
      assertThatThrownBy(() -> new CheckRoles(tenant.asApp()).handle(Tenant.INPUT))
          .isNotInstanceOf(NotAuthorized.class)
          .hasMessageStartingWith("RolesMissing: Our app lacks")
          .hasMessageContaining("end app-only access");
      assertThatThrownBy(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .hasMessageContaining("Sign in as a Global Administrator");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalByStatusIsUnderstoodToo(int status) {
    try (Tenant tenant = Tenant.administeredBy(NEEDED)) {
      tenant.exchange.faults().add("Set-TransportRule", AdminFault.status(status), 1);

      assertThatThrownBy(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .hasMessageContaining("Exchange Online: Transport Rules. Its");
    }
  }

  @Test
  void anOutageIsNoMissingRole() {
    try (Tenant tenant = Tenant.administeredBy(NEEDED)) {
      tenant.exchange.faults().add("Set-TransportRule", AdminFault.status(503), 1);

      assertThatThrownBy(() -> new CheckRoles(tenant.ports).handle(Tenant.INPUT))
          .isInstanceOf(TemporaryFailure.class);
    }
  }
}
