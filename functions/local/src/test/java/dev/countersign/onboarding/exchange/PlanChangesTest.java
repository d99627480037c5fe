package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.plan.Plan.Action;
import dev.countersign.onboarding.plan.Plan.Change;
import dev.countersign.onboarding.plan.Plan.OtherRouting;
import dev.countersign.onboarding.plan.Plan.Setting;
import dev.countersign.onboarding.plan.Plans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanChangesTest {
  private static final RunInput AGAIN = new RunInput(Tenant.SUBSCRIPTION, "run2");

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private final Plans plans = new Plans(tenant.table);
  private final PlanChanges task =
      new PlanChanges(tenant.ports, plans, Tenant.INGRESS, Tenant.PARENT);

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void theFirstTimeEverythingIsMadeAndNobodyHasToAgree() {
    String before = tenant.state();
    Plan plan = plan(Tenant.INPUT);

    assertThat(plan.confirmationNeeded()).isFalse();
    assertThat(plan.changes())
        .extracting(Change::name)
        .containsExactly(
            "Countersign outbound",
            "Countersign inbound",
            "Countersign out of office",
            "Countersign recall reports",
            "Countersign routing");
    assertThat(plan.changes())
        .allSatisfy(change -> assertThat(change.action()).isEqualTo(Action.CREATE));
    assertThat(tenant.state()).isEqualTo(before);
  }

  @Test
  void aConnectionThatIsAsWantedNeedsNoChange() {
    tenant.connect(Tenant.INPUT);
    Plan plan = plan(AGAIN);

    assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), false));
  }

  @Test
  void showsWhatIsAndWhatWillBe() {
    tenant.connect(Tenant.INPUT);
    tenant.invoke(
        "Set-OutboundConnector",
        Map.of("Identity", ExchangeObjects.OUTBOUND, "TlsDomain", "other.example"));
    Plan plan = plan(AGAIN);

    assertThat(plan.confirmationNeeded()).isTrue();
    assertThat(plan.changes())
        .containsExactly(
            new Change(
                "connector",
                "Countersign outbound",
                Action.CHANGE,
                List.of(new Setting("TlsDomain", "other.example", Tenant.INGRESS))));
  }

  @Test
  void neverShowsTheSecret() {
    tenant.connect(Tenant.INPUT);
    String stranger = Tenant.SUBSCRIPTION + "." + "S".repeat(43);
    tenant.invoke(
        "Set-TransportRule",
        Map.of("Identity", ExchangeObjects.ROUTING, "SetHeaderValue", stranger));
    Plan plan = plan(AGAIN);

    assertThat(plan.changes().get(0).settings())
        .containsExactly(new Setting("SetHeaderValue", null, null));
    assertThat(Json.write(plan)).doesNotContain("SSS");
  }

  @Test
  void whatSomebodyRemovedIsMadeAgainOnlyAfterConfirmation() {
    tenant.connect(Tenant.INPUT);
    tenant.invoke("Remove-TransportRule", Map.of("Identity", ExchangeObjects.RECALL));
    Plan plan = plan(AGAIN);

    assertThat(plan.confirmationNeeded()).isTrue();
    assertThat(plan.changes())
        .containsExactly(
            new Change("mail-flow rule", ExchangeObjects.RECALL, Action.CREATE, List.of()));
  }

  @Test
  void aRuleThatSomebodyMovedIsShownWithBothPlaces() {
    tenant.connect(Tenant.INPUT);
    tenant.invoke("Set-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING, "Priority", 3));
    Plan plan = plan(AGAIN);

    assertThat(plan.confirmationNeeded()).isTrue();
    assertThat(plan.changes())
        .containsExactly(
            new Change(
                "mail-flow rule",
                ExchangeObjects.ROUTING,
                Action.CHANGE,
                List.of(new Setting("Priority", "3", "2"))));
  }

  @Test
  void aConnectorThatTakesAllMailElsewhereHasToBeConfirmed() {
    tenant.invoke("Enable-OrganizationCustomization", Map.of());
    tenant.invoke(
        "New-OutboundConnector",
        Map.of(
            "Name",
            "Filter service",
            "UseMXRecord",
            false,
            "SmartHosts",
            List.of("smtp.filter.example"),
            "RecipientDomains",
            List.of("*")));
    Plan plan = plan(Tenant.INPUT);

    assertThat(plan.confirmationNeeded()).isTrue();
    assertThat(plan.otherRouting())
        .containsExactly(new OtherRouting("connector", "Filter service", "smtp.filter.example"));
  }

  @Test
  void aRuleThatRoutesMailElsewhereHasToBeConfirmedUnlessItIsSwitchedOff() {
    otherSignatureService();
    assertThat(plan(Tenant.INPUT).otherRouting())
        .containsExactly(new OtherRouting("mail-flow rule", "Sign it", "Signature service"));

    tenant.invoke("Disable-TransportRule", Map.of("Identity", "Sign it", "Confirm", false));
    assertThat(plan(AGAIN).otherRouting()).isEmpty();
  }

  @Test
  void anObjectOfSomebodyElseWithOurNameStopsTheRunBeforeItMakesAnything() {
    tenant.invoke("Enable-OrganizationCustomization", Map.of());
    tenant.invoke(
        "New-TransportRule",
        Map.of("Name", ExchangeObjects.ROUTING, "SetHeaderName", "X-Own", "SetHeaderValue", "yes"));

    assertThatThrownBy(() -> task.handle(Tenant.INPUT)).hasMessageStartingWith("NameTaken");
  }

  private void otherSignatureService() {
    tenant.invoke("Enable-OrganizationCustomization", Map.of());
    tenant.invoke(
        "New-OutboundConnector",
        Map.of(
            "Name",
            "Signature service",
            "UseMXRecord",
            false,
            "IsTransportRuleScoped",
            true,
            "SmartHosts",
            List.of("smtp.signatures.example")));
    tenant.invoke(
        "New-TransportRule",
        Map.of(
            "Name", "Sign it",
            "FromScope", "InOrganization",
            "RouteMessageOutboundConnector", "Signature service"));
  }

  private Plan plan(RunInput run) {
    Object needed = task.handle(run).get("confirmationNeeded");
    Plan plan = plans.find(run.subscriptionId(), run.runId()).orElseThrow();
    assertThat(needed).isEqualTo(Objects.requireNonNull(plan).confirmationNeeded());
    return plan;
  }
}
