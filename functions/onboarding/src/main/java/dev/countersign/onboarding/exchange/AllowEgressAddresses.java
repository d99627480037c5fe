package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import java.util.List;

/** Puts the addresses that we send from on the connection filter. */
public final class AllowEgressAddresses extends ExchangeTask {
  private final List<String> addresses;

  public AllowEgressAddresses() {
    this(Environment.ofLambda());
  }

  public AllowEgressAddresses(Environment environment) {
    this(ExchangePorts.of(environment), environment.list("EGRESS_ADDRESSES"));
  }

  AllowEgressAddresses(ExchangePorts ports, List<String> addresses) {
    super(ports);
    this.addresses = List.copyOf(addresses);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    made.allow(addresses);
  }
}
