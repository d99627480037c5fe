package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.onboarding.plan.Plan.Action;
import dev.countersign.onboarding.plan.Plan.Change;
import dev.countersign.onboarding.plan.Plan.Setting;
import dev.countersign.onboarding.plan.Plans;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody has renamed our objects: they are still ours. Another routing rule beside one that has
 * only got another name would route mail twice.
 */
class RenamedObjectsTest {
  private static final RunInput AGAIN = new RunInput(Tenant.SUBSCRIPTION, "again");

  /** Rules before the connector that one of them refers to by its name. */
  private static final List<Map.Entry<String, String>> NEW_NAMES =
      List.of(
          Map.entry("Countersign routing", "Signatures"),
          Map.entry("Countersign recall reports", "Recalled"),
          Map.entry("Countersign out of office", "Absent"),
          Map.entry("Countersign outbound", "To the signatures"),
          Map.entry("Countersign inbound", "From the signatures"));

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private String empty = "";
  private String connected = "";

  @BeforeEach
  void connectAndRename() {
    tenant.invoke("Enable-OrganizationCustomization", Map.of());
    empty = tenant.state();
    tenant.connect(Tenant.INPUT);
    connected = tenant.state();
    NEW_NAMES.forEach(name -> rename(name.getKey(), name.getValue()));
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void thePlanSaysRenamedAndNotMissing() {
    Plans plans = new Plans(tenant.table);
    new PlanChanges(tenant.ports, plans, Tenant.INGRESS, Tenant.PARENT).handle(AGAIN);

    List<Change> changes = plans.find(Tenant.SUBSCRIPTION, AGAIN.runId()).orElseThrow().changes();
    assertThat(changes)
        .hasSize(5)
        .contains(
            new Change(
                "mail-flow rule",
                "Countersign routing",
                Action.CHANGE,
                List.of(new Setting("Name", "Signatures", "Countersign routing"))));
  }

  @Test
  void connectingOrRepairingGivesTheNamesBackAndMakesNothingNew() {
    tenant.connect(AGAIN);

    assertThat(tenant.state()).as("the secret and the identities, too").isEqualTo(connected);
  }

  /** With both gone, each would have been made a second time, and mail routed twice. */
  @Test
  void connectingKnowsThemAlsoWithAnotherComment() {
    rewriteComments();

    tenant.connect(AGAIN);

    assertThat(tenant.state()).isEqualTo(connected);
  }

  @Test
  void aRunThatFailsLeavesNamesAndCommentsAsItFoundThem() {
    rewriteComments();
    String found = tenant.state();
    tenant.connect(AGAIN);

    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(found);
  }

  @Test
  void aRunThatFailsLeavesTheNamesAsItFoundThem() {
    tenant.invoke("Disable-TransportRule", Map.of("Identity", "Signatures", "Confirm", false));
    tenant.invoke(
        "Set-InboundConnector", Map.of("Identity", "From the signatures", "Enabled", false));
    String found = tenant.state();
    tenant.connect(AGAIN);

    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(found);
  }

  @Test
  void aRunWhoseObjectsAreRenamedMeanwhileTakesThemBack() {
    new UndoProvisioning(tenant.ports).handle(Tenant.INPUT);

    assertThat(tenant.state()).isEqualTo(empty);
  }

  @Test
  void disconnectingTakesThemDown() {
    new DisableRules(tenant.ports, Tenant.INGRESS, Clock.systemUTC()).handle(AGAIN);
    assertThat(tenant.exchange.configuration().transportRules().stream())
        .extracting(rule -> rule.name() + " " + rule.text("State"))
        .contains("Signatures Disabled", "Recalled Disabled", "Absent Disabled");

    new UndoProvisioning(tenant.ports).handle(AGAIN);
    // Addresses are in the journal of the run that allowed them.
    new UndoProvisioning(tenant.ports).handle(Tenant.INPUT);

    assertThat(tenant.state()).isEqualTo(empty);
  }

  @Test
  void routingIsSwitchedOffAndOn() {
    RoutingSwitch routing =
        new RoutingSwitch(tenant.ports.session(Tenant.INPUT), Tenant.SUBSCRIPTION);

    routing.turnOff();
    assertThat(rule("Signatures").text("State")).isEqualTo("Disabled");
    routing.turnOn();
    assertThat(rule("Signatures").text("State")).isEqualTo("Enabled");
  }

  private ExchangeObject rule(String name) {
    return tenant.exchange.configuration().transportRules().find(name).orElseThrow();
  }

  private void rename(String name, String newName) {
    tenant.invoke("Set-" + noun(name), Map.of("Identity", name, "Name", newName));
  }

  /** A rule is set only while the connector that it names is there by that name. */
  private void rewriteComments() {
    tenant.invoke(
        "Set-OutboundConnector",
        Map.of("Identity", "To the signatures", "Name", "Countersign outbound"));
    for (Map.Entry<String, String> name : NEW_NAMES) {
      String noun = noun(name.getKey());
      boolean outbound = noun.equals("OutboundConnector");
      tenant.invoke(
          "Set-" + noun,
          Map.of(
              "Identity",
              outbound ? name.getKey() : name.getValue(),
              noun.equals("TransportRule") ? "Comments" : "Comment",
              "Ask Ben"));
    }
    rename("Countersign outbound", "To the signatures");
  }

  private static String noun(String name) {
    return name.endsWith("outbound")
        ? "OutboundConnector"
        : name.endsWith("inbound") ? "InboundConnector" : "TransportRule";
  }
}
