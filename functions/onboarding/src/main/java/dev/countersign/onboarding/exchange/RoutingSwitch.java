package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Switches our routing rule off and on; a rule that is not ours is left alone. */
final class RoutingSwitch {
  private final ExchangeAdmin.Session exchange;
  private final OurObjects objects;

  RoutingSwitch(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.objects = new OurObjects(exchange, subscriptionId);
  }

  boolean isOn() {
    return rule().filter(Provisioner::isEnabled).isPresent();
  }

  void turnOff() {
    Optional<JsonNode> rule = rule().filter(Provisioner::isEnabled);
    if (rule.isPresent()) {
      exchange.invoke(
          "Disable-TransportRule",
          Map.of("Identity", OurObjects.name(rule.get()), "Confirm", false));
      verify(false);
    }
  }

  /** Does nothing where the rule is gone: connecting or repairing makes it again. */
  void turnOn() {
    Optional<JsonNode> rule = rule().filter(found -> !Provisioner.isEnabled(found));
    if (rule.isPresent()) {
      exchange.invoke("Enable-TransportRule", Map.of("Identity", OurObjects.name(rule.get())));
      verify(true);
    }
  }

  private void verify(boolean on) {
    if (isOn() != on) {
      throw Provisioner.notVisible(ExchangeObjects.ROUTING + " State");
    }
  }

  private Optional<JsonNode> rule() {
    return objects.findOurs("TransportRule", ExchangeObjects.ROUTING);
  }
}
