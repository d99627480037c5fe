package dev.countersign.local;

import static dev.countersign.local.ApiRequests.NAMED;
import static dev.countersign.local.ApiRequests.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A deployment, and two subscriptions of Ada's in it: requests to them are refused. */
final class RefusingApi implements AutoCloseable {
  private final LocalDeployment deployment = Deployments.start();
  private final ApiRequests requests;

  RefusingApi() throws Exception {
    Customer customer = Customer.subscribed(deployment);
    customer.onboarding().start(customer.subscriptionId());
    requests =
        new ApiRequests(
            customer.subscriptionId(),
            Customer.subscribed(deployment).subscriptionId(),
            deployment.cloud().issuer().token("ada"));
    // A signature that cannot be deleted, since a rule uses it.
    send(requests.call("", NAMED, "{\"html\":\"x\"}"));
    send(requests.call("", RULES, "{\"rules\":[{\"name\":\"r\",\"signature\":\"x\"}]}"));
  }

  ApiRequests requests() {
    return requests;
  }

  ApiCall.Answer send(ApiCall call) throws Exception {
    return call.send(deployment.cloud().endpoints().api());
  }

  void assertThatIsRefused(ApiCall call, int status, String code) throws Exception {
    ApiCall.Answer answer = send(call);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    JsonNode error = answer.json().path("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).endsWith(".").hasSizeGreaterThan(20);
  }

  @Override
  public void close() {
    deployment.close();
  }
}
