package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.route53.HostedZones;
import dev.countersign.local.cloud.route53.Route53Service;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;

class Route53ServiceTest {
  private static final String NAME = "t1.relay.countersign.example";

  private final AwsServer server = new AwsServer();
  private final HostedZones zones = new HostedZones();
  private Route53Client route53;

  @BeforeEach
  void start() {
    zones.create("Z1", "relay.countersign.example");
    server.serve(Map.of("route53", new Route53Service(zones, Clock.systemUTC())));
    route53 = server.client(Route53Client.builder());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void publishesATxtRecordAtOnce() {
    String id = change("Z1", ChangeAction.UPSERT, NAME, "\"MS=ms1\"").changeInfo().id();

    assertThat(zones.txt(NAME)).containsExactly("MS=ms1");
    assertThat(route53.getChange(g -> g.id(id)).changeInfo().status())
        .isEqualTo(ChangeStatus.INSYNC);
  }

  @Test
  void listsRecordSetsFromAName() {
    change("Z1", ChangeAction.CREATE, NAME, "\"MS=ms1\"");
    change("Z1", ChangeAction.CREATE, "t2.relay.countersign.example", "\"MS=ms2\"");

    var sets =
        route53
            .listResourceRecordSets(
                l ->
                    l.hostedZoneId("Z1")
                        .startRecordName("t2.relay.countersign.example")
                        .startRecordType(RRType.TXT))
            .resourceRecordSets();
    assertThat(sets).hasSize(1);
    assertThat(sets.get(0).name()).isEqualTo("t2.relay.countersign.example.");
    assertThat(sets.get(0).resourceRecords().get(0).value()).isEqualTo("\"MS=ms2\"");
  }

  @Test
  void deletesOnlyWhatIsThereWithTheSameValue() {
    change("Z1", ChangeAction.UPSERT, NAME, "\"MS=ms1\"");

    assertThatThrownBy(() -> change("Z1", ChangeAction.DELETE, NAME, "\"MS=other\""))
        .isInstanceOf(InvalidChangeBatchException.class);
    change("Z1", ChangeAction.DELETE, NAME, "\"MS=ms1\"");
    assertThat(zones.txt(NAME)).isEmpty();
    assertThatThrownBy(() -> change("Z1", ChangeAction.DELETE, NAME, "\"MS=ms1\""))
        .isInstanceOf(InvalidChangeBatchException.class);
  }

  @Test
  void doesNotCreateTwice() {
    change("Z1", ChangeAction.CREATE, NAME, "\"MS=ms1\"");

    assertThatThrownBy(() -> change("Z1", ChangeAction.CREATE, NAME, "\"MS=ms1\""))
        .isInstanceOf(InvalidChangeBatchException.class);
  }

  @Test
  void refusesTextWithoutQuotesAndNamesOutsideTheZone() {
    assertThatThrownBy(() -> change("Z1", ChangeAction.UPSERT, NAME, "MS=ms1"))
        .isInstanceOf(InvalidChangeBatchException.class);
    assertThatThrownBy(() -> change("Z1", ChangeAction.UPSERT, "other.example", "\"MS=ms1\""))
        .isInstanceOf(InvalidChangeBatchException.class);
  }

  @Test
  void knowsOnlyItsZones() {
    assertThatThrownBy(() -> change("Z2", ChangeAction.UPSERT, NAME, "\"MS=ms1\""))
        .isInstanceOf(NoSuchHostedZoneException.class);
  }

  private ChangeResourceRecordSetsResponse change(
      String zone, ChangeAction action, String name, String value) {
    return route53.changeResourceRecordSets(
        request ->
            request
                .hostedZoneId(zone)
                .changeBatch(
                    batch ->
                        batch.changes(
                            c ->
                                c.action(action)
                                    .resourceRecordSet(
                                        set ->
                                            set.name(name)
                                                .type(RRType.TXT)
                                                .ttl(60L)
                                                .resourceRecords(r -> r.value(value))))));
  }
}
