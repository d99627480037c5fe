package dev.countersign.directory;

import dev.countersign.core.lambda.Environment;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A public hosted zone in Route 53. */
final class Route53DnsZone implements DnsZone {
  /** Short: while a record is missing, that is remembered as long as the zone says, not this. */
  private static final long TTL_SECONDS = 60;

  private final Route53Client route53;
  private final String zoneId;

  Route53DnsZone(Route53Client route53, String zoneId) {
    this.route53 = route53;
    this.zoneId = zoneId;
  }

  static Route53DnsZone of(Environment environment) {
    return new Route53DnsZone(
        Route53Client.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("RELAY_ZONE_ID"));
  }

  @Override
  public void put(String name, String text) {
    change(ChangeAction.UPSERT, name, text);
  }

  @Override
  public void remove(String name, String text) {
    try {
      change(ChangeAction.DELETE, name, text);
    } catch (InvalidChangeBatchException e) {
      // Route 53's answer where there is no such record: nothing is left to remove.
    }
  }

  private void change(ChangeAction action, String name, String text) {
    ResourceRecordSet record =
        ResourceRecordSet.builder()
            .name(name)
            .type(RRType.TXT)
            .ttl(TTL_SECONDS)
            .resourceRecords(value -> value.value('"' + text + '"'))
            .build();
    route53.changeResourceRecordSets(
        request ->
            request
                .hostedZoneId(zoneId)
                .changeBatch(
                    batch ->
                        batch.changes(change -> change.action(action).resourceRecordSet(record))));
  }
}
