package dev.countersign.onboarding;

import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.connection.Connections;
import dev.countersign.onboarding.connection.NextActions;
import dev.countersign.onboarding.disconnect.Receipts;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plans;

/** Wires what is known of a connection, and how the API shows it. */
public final class ConnectionWiring {
  private final Wiring wiring;

  ConnectionWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  public Plans plans() {
    return new Plans(wiring.tables().subscriptions());
  }

  public Drifts drifts() {
    return new Drifts(wiring.tables().subscriptions());
  }

  public Bypasses bypasses() {
    return new Bypasses(wiring.tables().subscriptions());
  }

  public Receipts receipts() {
    return new Receipts(wiring.tables().subscriptions());
  }

  public NextActions nextActions() {
    return new NextActions(
        wiring.runs().answers(),
        wiring.signIn().invitations(),
        wiring.signIn().authorizationLinks(),
        wiring.exchange().deviceCodes(),
        new DynamoDbDnsRecordStore(wiring.tables().subscriptions()));
  }

  /** How the API shows connections. */
  public Connections views() {
    return new Connections(
        wiring.stores().statuses(),
        wiring.stores().connections(),
        nextActions(),
        plans(),
        new DynamoDbReturnStore(wiring.tables().subscriptions()),
        wiring.stores().probes(),
        wiring.stores().breakers(),
        bypasses(),
        wiring.exchange().appOnlyAccess(),
        drifts(),
        wiring.stores().synchronizationStore(),
        wiring.spf().states(),
        wiring.publicUrl());
  }
}
