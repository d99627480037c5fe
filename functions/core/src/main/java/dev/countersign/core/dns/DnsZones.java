package dev.countersign.core.dns;

import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.route53.Route53Client;

/** Chooses the zone by the environment. Only functions that call it need the Route 53 client. */
public final class DnsZones {
  private DnsZones() {}

  /** The hosted zone {@code RELAY_ZONE_ID}; without one, people are asked for the records. */
  public static DnsZone of(Environment environment, Table subscriptions, RunJournal journal) {
    DnsRecordStore records = new DynamoDbDnsRecordStore(subscriptions);
    String zoneId = environment.get("RELAY_ZONE_ID", "");
    return zoneId.isEmpty()
        ? new AskedDnsZone(records, journal)
        : new Route53DnsZone(
            Route53Client.builder().httpClient(UrlConnectionHttpClient.create()).build(),
            zoneId,
            records);
  }
}
