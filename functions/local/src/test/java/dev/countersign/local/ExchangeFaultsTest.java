package dev.countersign.local;

import static dev.countersign.local.Saboteur.How.REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminFaults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each cmdlet that a good run really called fails once, twice and for ever, in every way. What
 * passes leaves a connection without duplicates; what stays leaves Exchange Online, domains, DNS
 * and tables as they were. {@code -Dcountersign.everything=true} tries all combinations, which
 * takes a quarter of an hour; otherwise each cmdlet meets two of them.
 */
@Tag("long")
class ExchangeFaultsTest {
  private static final boolean EVERYTHING = Boolean.getBoolean("countersign.everything");

  /** Longer than a task is tried, shorter than taking back is. */
  private static final int OUTAGE = 18;

  private static final int FOR_EVER = 10_000;

  private enum Extent {
    ONCE,
    TWICE,
    ALWAYS
  }

  /** Whatever goes wrong with it is no reason not to connect. */
  private static final String TEST_MESSAGE = "Validate-OutboundConnector";

  /**
   * CheckRoles calls these first, for nothing: any refusal but a missing role is what it expects.
   */
  private static final Set<String> ASKED_BY_ROLE_CHECK =
      Set.of(
          "Set-InboundConnector",
          "Set-TransportRule",
          "Set-HostedConnectionFilterPolicy",
          "Get-DistributionGroup");

  /** At which call of which cmdlet, counted from 0, what goes wrong, and how often. */
  private record Case(String cmdlet, int call, ExchangeFault fault, Extent extent) {
    boolean passes() {
      return cmdlet.equals(TEST_MESSAGE)
          || (fault.isTemporary() && extent != Extent.ALWAYS)
          || meetsTheRoleCheckAlone()
          || looksAsIfCalledAlready();
    }

    /** Exchange refuses a second call so, and whether the first has had effect is asked apart. */
    private boolean looksAsIfCalledAlready() {
      return cmdlet.equals("Enable-OrganizationCustomization")
          && fault == ExchangeFault.BAD_REQUEST
          && extent != Extent.ALWAYS;
    }

    private boolean meetsTheRoleCheckAlone() {
      return ASKED_BY_ROLE_CHECK.contains(cmdlet)
          && call == 0
          && fault == ExchangeFault.BAD_REQUEST
          && (times(undoing) == 1 || Collections.frequency(connecting, cmdlet) == 1);
    }

    /** A cmdlet without which nothing can be taken back must come back some time. */
    int times(Set<String> undoing) {
      return switch (extent) {
        case ONCE -> 1;
        case TWICE -> fault.isTemporary() ? 2 : 1;
        case ALWAYS -> {
          if (!undoing.contains(cmdlet)) {
            yield FOR_EVER;
          }
          yield fault.isTemporary() ? OUTAGE : 1;
        }
      };
    }
  }

  private static LocalDeployment deployment;
  private static List<String> connecting;
  private static Set<String> undoing;
  private static String connected;

  private Customer customer;
  private Remains left;

  @BeforeAll
  static void recordWhatRunsCall() {
    deployment = Deployments.impatient();
    Deployments.keepFewPeople(deployment);
    Deployments.lookForProbes(deployment, 5);
    begin();
    Customer good = Customer.subscribed(deployment);
    assertThat(good.connect().path("status").asText()).isEqualTo("CONNECTED");
    connecting = faults().calls();
    connected = ExchangeState.states(deployment.exchange().configuration());
    good.disconnect("");
    undoing = new LinkedHashSet<>(callsOfTakingBack());
    assertThat(connecting).contains("New-InboundConnector", "Enable-TransportRule");
    assertThat(undoing).contains("Remove-TransportRule");
  }

  /** Each run meets the same organisation, which nobody has customized yet. */
  private static void begin() {
    faults().clear();
    deployment.exchange().dehydrate();
  }

  private static List<String> callsOfTakingBack() {
    begin();
    Runnable back = refuseMarkConnected();
    Customer.subscribed(deployment).connect();
    back.run();
    List<String> calls = faults().calls();
    return calls.subList(connecting.size(), calls.size());
  }

  private static Runnable refuseMarkConnected() {
    return Saboteur.replace(
        deployment.cloud().functions(),
        "MarkConnected",
        REFUSES,
        Saboteur.stateMachine("onboarding"));
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void subscribe() {
    begin();
    customer = Customer.subscribed(deployment);
    left = new Remains(deployment, customer.subscriptionId());
  }

  /** One that did not end as it should keeps the organisation from nobody else. */
  @AfterEach
  void disconnect() {
    faults().clear();
    if (customer.connection().path("status").asText().equals("CONNECTED")
        || deployment.organization().domains().names().contains(relayDomain())) {
      customer.disconnect("");
    }
  }

  static Stream<Case> cases() {
    List<String> cmdlets = connecting.stream().distinct().toList();
    return cmdlets.stream().flatMap(cmdlet -> cases(cmdlet, cmdlets.indexOf(cmdlet)));
  }

  private static Stream<Case> cases(String cmdlet, int index) {
    int last = Collections.frequency(connecting, cmdlet) - 1;
    if (EVERYTHING) {
      return Stream.of(0, last).distinct().flatMap(call -> all(cmdlet, call));
    }
    ExchangeFault[] faults = ExchangeFault.values();
    List<ExchangeFault> passing = Stream.of(faults).filter(ExchangeFault::isTemporary).toList();
    return Stream.of(
        new Case(cmdlet, last, faults[index % faults.length], Extent.ALWAYS),
        new Case(
            cmdlet,
            index % (last + 1),
            passing.get(index % passing.size()),
            index % 2 == 0 ? Extent.TWICE : Extent.ONCE));
  }

  private static Stream<Case> all(String cmdlet, int call) {
    List<Case> cases = new ArrayList<>();
    for (ExchangeFault fault : ExchangeFault.values()) {
      for (Extent extent : Extent.values()) {
        cases.add(new Case(cmdlet, call, fault, extent));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void connectsWithoutDuplicatesOrLeavesNothing(Case tried) {
    faults().add(tried.cmdlet(), tried.call(), tried.fault().fault(), tried.times(undoing));

    JsonNode end = customer.connect();

    if (end.path("status").asText().equals("CONNECTED")) {
      assertThat(tried.passes() || (tried.fault().isTemporary() && tried.fault().isDone()))
          .as("what fails for ever does not connect")
          .isTrue();
      assertThat(ExchangeState.states(deployment.exchange().configuration())).isEqualTo(connected);
      faults().clear();
      customer.disconnect("");
    } else {
      assertThat(tried.passes()).as("%s", end.path("failure")).isFalse();
      assertThat(end.at("/failure/message").asText()).doesNotContain("Not everything");
    }
    left.assertNothing();
  }

  static Stream<String> cmdletsOfTakingBack() {
    return undoing.stream();
  }

  static Stream<String> someCmdletsOfTakingBack() {
    return EVERYTHING ? undoing.stream() : Stream.of("Remove-TransportRule");
  }

  /** An outage that is longer than the run's patience, and lasts while it is taken back. */
  @ParameterizedTest
  @MethodSource("cmdletsOfTakingBack")
  void takingBackOutlastsAnOutage(String cmdlet) {
    ExchangeFault[] faults = {
      ExchangeFault.UNAVAILABLE, ExchangeFault.THROTTLED, ExchangeFault.DROPPED_BUT_DONE
    };
    ExchangeFault fault = faults[List.copyOf(undoing).indexOf(cmdlet) % faults.length];
    faults().add(cmdlet, Collections.frequency(connecting, cmdlet), fault.fault(), OUTAGE);
    Runnable back = refuseMarkConnected();

    JsonNode end = customer.connect();
    back.run();

    assertThat(end.at("/failure/code").asText()).isEqualTo("Sabotaged");
    assertThat(end.at("/failure/message").asText()).doesNotContain("Not everything");
    left.assertNothing();
  }

  /**
   * Taking back is refused for ever. The status says so; a rule that still routes mail to us finds
   * the way back open; connecting again uses what is there.
   */
  @ParameterizedTest
  @MethodSource("someCmdletsOfTakingBack")
  void whatCannotBeTakenBackIsSaidAndUsedAgain(String cmdlet) {
    int calls = Collections.frequency(connecting, cmdlet);
    faults().add(cmdlet, calls, ExchangeFault.BAD_REQUEST.fault(), FOR_EVER);
    Runnable back = refuseMarkConnected();
    JsonNode end = customer.connect();
    back.run();
    assertThat(end.at("/failure/message").asText()).contains("Not everything");
    assertThat(deployment.organization().domains().names()).contains(relayDomain());
    assertThat(deployment.cloud().certificates().domains()).contains(relayDomain());
    faults().clear();

    assertThat(customer.connect().path("status").asText()).isEqualTo("CONNECTED");
    assertThat(ExchangeState.states(deployment.exchange().configuration())).isEqualTo(connected);
    customer.disconnect("");
    left.assertNothing();
  }

  private String relayDomain() {
    return customer.subscriptionId() + ".relay.countersign.example";
  }

  private static AdminFaults faults() {
    return deployment.exchange().adminFaults();
  }
}
