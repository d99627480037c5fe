package dev.countersign.onboarding.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.local.cloud.dns.DnsServer;
import dev.countersign.local.cloud.dns.DnsZone;
import dev.countersign.onboarding.spf.CheckSpf.Event;
import dev.countersign.onboarding.spf.SpfState.OfDomain;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the status shows of SPF, as the DNS has it. */
class CheckSpfTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String OTHER = "m3bx8r2w7ydk";
  private static final String US = "spf.relay.countersign.example";
  private static final String MICROSOFT = "v=spf1 include:spf.protection.outlook.com";
  private static final String WITH_US = MICROSOFT + " include:" + US + " -all";

  private final ManualClock clock = new ManualClock();
  private final Table table = LocalTables.fresh().subscriptions();
  private final DynamoDbConnectionStore connections = new DynamoDbConnectionStore(table);
  private final SpfStates states = new SpfStates(table);
  private final DnsZone zone =
      new DnsZone()
          .txt("spf.protection.outlook.com", "v=spf1 ip4:40.92.0.0/15 -all")
          .txt(US, "v=spf1 ip4:203.0.113.10 -all")
          .txt("brightwater.example", MICROSOFT + " -all")
          .txt("bw.example", WITH_US);
  private final DnsServer server = new DnsServer(zone);
  private final Dns dns = DnsJavaResolver.at(server.address());
  private final CheckSpf check = checkWith(dns, 4);

  @BeforeEach
  void connect() {
    connect(SUBSCRIPTION);
  }

  private void connect(String subscriptionId) {
    connections.save(
        new Connection(
            subscriptionId,
            "tenant",
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example", "bw.example", "brightwater.onmicrosoft.com"),
            "host",
            subscriptionId + ".relay.countersign.example",
            "hash"));
  }

  private CheckSpf checkWith(Dns dns, int atOnce) {
    return new CheckSpf(connections, connections, new SpfCheck(dns, US), states, clock, atOnce);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysForEachSendingDomainWhetherItIncludesUsAndWhatToPublish() {
    assertThat(check.handle(new Event(SUBSCRIPTION))).containsEntry("checked", 1);

    SpfState state = state();
    assertThat(state.checkedAt()).isEqualTo(clock.instant().toString());
    assertThat(state.domains())
        .containsExactly(
            new OfDomain("brightwater.example", false, List.of("LacksUs"), WITH_US),
            new OfDomain("bw.example", true, List.of(), null));
  }

  @Test
  void theClockChecksAllThatAreConnected() {
    assertThat(check.handle(new Event(null))).containsEntry("checked", 1);
    assertThat(state().domains()).hasSize(2);
  }

  @Test
  void aDnsThatDoesNotAnswerIsSaid() {
    zone.fail(1);
    check.handle(new Event(SUBSCRIPTION));

    assertThat(state().domains().get(0).problems()).containsExactly("DnsUnavailable");
    assertThat(state().domains().get(1).includesUs()).isTrue();
  }

  @Test
  void goesWithTheConnection() {
    check.handle(new Event(SUBSCRIPTION));
    connections.remove(SUBSCRIPTION);

    assertThat(states.find(SUBSCRIPTION)).isEmpty();
    assertThat(check.handle(new Event(SUBSCRIPTION))).containsEntry("checked", 0);
  }

  /** With name servers that do not answer, the last of many would not have been reached. */
  @Test
  void organisationsAreLookedAtAtTheSameTime() {
    connect(OTHER);
    CountDownLatch both = new CountDownLatch(2);
    CheckSpf twoAtOnce =
        checkWith(
            new AskedDns(
                dns,
                () -> {
                  both.countDown();
                  awaitOrFail(both);
                }),
            2);

    assertThat(twoAtOnce.handle(new Event(null))).containsEntry("checked", 2);
  }

  @Test
  void whomThereIsNoTimeForIsFirstInTheNextHour() {
    connect(OTHER);
    AskedDns slow = new AskedDns(dns, () -> clock.advance(Duration.ofMinutes(7)));
    CheckSpf oneAtOnce = checkWith(slow, 1);

    assertThat(oneAtOnce.handle(new Event(null))).containsEntry("checked", 1);
    assertThat(oneAtOnce.handle(new Event(null))).containsEntry("checked", 1);

    assertThat(states.find(OTHER)).isPresent();
    assertThat(states.find(SUBSCRIPTION)).isPresent();
    assertThat(state().domains()).as("as many as there was time for").hasSize(1);
    assertThat(state().unchecked()).isEqualTo(1);
  }

  @Test
  void whatIsDisconnectedMeanwhileLeavesNothingBehind() {
    CheckSpf disconnected = checkWith(new AskedDns(dns, () -> connections.remove(SUBSCRIPTION)), 1);

    assertThat(disconnected.handle(new Event(null))).containsEntry("checked", 0);

    assertThat(states.find(SUBSCRIPTION)).isEmpty();
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).as("another one asks meanwhile").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something happens before each answer. */
  private record AskedDns(Dns dns, Runnable first) implements Dns {
    @Override
    public List<String> txt(String name) {
      first.run();
      return dns.txt(name);
    }

    @Override
    public boolean has(String name, Type type) {
      first.run();
      return dns.has(name, type);
    }
  }

  private SpfState state() {
    return states.find(SUBSCRIPTION).orElseThrow();
  }
}
