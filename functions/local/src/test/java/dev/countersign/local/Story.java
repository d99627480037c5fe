package dev.countersign.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminFault;

/** What happens to a customer between Connect and the end of the run. */
enum Story {
  /** Comes before the one that connects: Exchange is to be as it was after it. */
  EVERY_CODE_IS_DECLINED {
    @Override
    JsonNode play(LocalDeployment deployment, Customer customer) {
      customer.consentAndChoose();
      return customer.declineAllCodes();
    }
  },
  PROVISIONING_IS_REFUSED {
    @Override
    JsonNode play(LocalDeployment deployment, Customer customer) {
      deployment.exchange().adminFaults().add("New-InboundConnector", AdminFault.status(403), 1);
      customer.onboarding().authorize(customer.consentAndChoose());
      return customer.awaitStatus("FAILED");
    }
  },
  ALL_GOES_WELL {
    @Override
    JsonNode play(LocalDeployment deployment, Customer customer) {
      customer.onboarding().authorize(customer.consentAndChoose());
      return customer.awaitStatus("CONNECTED");
    }
  };

  /** Plays it; returns the connection as the API shows it at the end. */
  abstract JsonNode play(LocalDeployment deployment, Customer customer);
}
