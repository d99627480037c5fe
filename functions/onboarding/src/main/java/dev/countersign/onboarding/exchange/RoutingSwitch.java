package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Switches our routing rule off and on; a rule that is not ours is left alone. */
final class RoutingSwitch {
  private final ExchangeAdmin.Session exchange;
  private final String subscriptionId;

  RoutingSwitch(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.subscriptionId = subscriptionId;
  }

  boolean isOn() {
    return rule().filter(Provisioner::isEnabled).isPresent();
  }

  void turnOff() {
    if (isOn()) {
      exchange.invoke(
          "Disable-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING, "Confirm", false));
      verify(false);
    }
  }

  /** Does nothing where the rule is gone: connecting or repairing makes it again. */
  void turnOn() {
    if (rule().isPresent() && !isOn()) {
      exchange.invoke("Enable-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING));
      verify(true);
    }
  }

  private void verify(boolean on) {
    if (isOn() != on) {
      throw Provisioner.notVisible(ExchangeObjects.ROUTING + " State");
    }
  }

  private Optional<JsonNode> rule() {
    return exchange
        .find("TransportRule", ExchangeObjects.ROUTING)
        .filter(found -> ExchangeObjects.isOurs(found, subscriptionId));
  }
}
