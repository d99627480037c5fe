package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.SmallOrganization;
import dev.countersign.onboarding.plan.Plan.Setting;
import dev.countersign.onboarding.plan.Plans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose mail the routing rule takes, and how a later run changes that. */
class RoutingScopeTest {
  private static final RunInput AGAIN = new RunInput(Tenant.SUBSCRIPTION, "run2");

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private final Plans plans = new Plans(tenant.table);
  private final PlanChanges planner =
      new PlanChanges(tenant.ports, plans, Tenant.INGRESS, Tenant.PARENT);

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void aGroupIsAConditionBesideTheOrganisation() {
    tenant.routeGroup(SmallOrganization.GROUP);
    tenant.connect(Tenant.INPUT);

    assertThat(rule().list("FromMemberOf")).containsExactly(SmallOrganization.GROUP);
    assertThat(rule().text("FromScope")).isEqualTo("InOrganization");
    assertThat(rule().text("State")).isEqualTo("Enabled");
  }

  @Test
  void aLaterRunChangesTheSameRuleInPlace() {
    tenant.connect(Tenant.INPUT);
    ExchangeObject before = rule();
    tenant.routeGroup(SmallOrganization.GROUP);
    planner.handle(AGAIN);
    tenant.connect(AGAIN);

    assertThat(plans.find(Tenant.SUBSCRIPTION, "run2").orElseThrow().changes().get(0).settings())
        .containsExactly(new Setting("FromMemberOf", "", SmallOrganization.GROUP));
    assertThat(rule().guid()).isEqualTo(before.guid());
    assertThat(rule().text("SetHeaderValue")).isEqualTo(before.text("SetHeaderValue"));
    assertThat(rule().list("FromMemberOf")).containsExactly(SmallOrganization.GROUP);
    assertThat(tenant.exchange.configuration().transportRules().stream())
        .filteredOn(rule -> rule.name().startsWith("Countersign"))
        .hasSize(3);
  }

  @Test
  void fromAGroupBackToEverybody() {
    tenant.routeGroup(SmallOrganization.GROUP);
    tenant.connect(Tenant.INPUT);
    tenant.routeAll();
    tenant.connect(AGAIN);

    assertThat(rule().list("FromMemberOf")).isEmpty();
    assertThat(planner.handle(new RunInput(Tenant.SUBSCRIPTION, "run3")))
        .containsEntry("confirmationNeeded", false);
  }

  @Test
  void takingBackALaterRunPutsTheFormerScopeBack() {
    tenant.routeGroup(SmallOrganization.GROUP);
    tenant.connect(Tenant.INPUT);
    String before = tenant.state();
    tenant.routeAll();
    tenant.connect(AGAIN);
    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(before);
  }

  @Test
  void aGroupThatExchangeDoesNotHaveStopsTheRunBeforeItMakesAnything() {
    String before = tenant.state();
    tenant.routeGroup("team@brightwater.example");

    assertThatThrownBy(() -> planner.handle(Tenant.INPUT))
        .hasMessageStartingWith("RoutingGroupUnusable")
        .hasMessageNotContaining("team@");
    assertThat(tenant.state()).isEqualTo(before);
  }

  @Test
  void theRuleIsComparedWithTheScopeThatIsChosen() {
    tenant.routeGroup(SmallOrganization.GROUP);
    tenant.connect(Tenant.INPUT);
    tenant.invoke(
        "Set-TransportRule",
        Map.of("Identity", ExchangeObjects.ROUTING, "FromMemberOf", List.of()));
    tenant.connect(AGAIN);

    assertThat(rule().list("FromMemberOf")).containsExactly(SmallOrganization.GROUP);
  }

  private ExchangeObject rule() {
    return tenant
        .exchange
        .configuration()
        .transportRules()
        .find(ExchangeObjects.ROUTING)
        .orElseThrow();
  }
}
