package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One deployment for a class of tests; each test begins with a customer who has connected. */
abstract class ConnectedCustomer {
  static LocalDeployment deployment;
  Customer customer;
  Remains left;

  @BeforeAll
  static void start() {
    deployment = Deployments.impatient();
    Deployments.keepFewPeople(deployment);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void connect() {
    customer = Customer.subscribed(deployment);
    left = new Remains(deployment, customer.subscriptionId());
    assertThat(customer.connect().path("status").asText()).isEqualTo("CONNECTED");
  }
}
