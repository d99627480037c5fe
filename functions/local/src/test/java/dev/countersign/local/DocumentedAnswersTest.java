package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole onboarding; {@link ApiCall} holds every answer against docs/openapi.yaml. */
class DocumentedAnswersTest {
  private static final String SUBSCRIPTION = "/subscriptions/{subscriptionId}";
  private static final String CONNECTION = "GET " + SUBSCRIPTION + "/connection";
  private static final String ALL_USERS = "{\"scope\":\"ALL_USERS\"}";

  /** Served only where something went wrong before; their answers are small and in their tests. */
  private static final Set<String> CONDITIONAL =
      Set.of(
          "DELETE " + SUBSCRIPTION + "/connection",
          "GET " + SUBSCRIPTION + "/connection/receipt",
          "PUT " + SUBSCRIPTION + "/connection/app-only",
          "POST " + SUBSCRIPTION + "/connection/secret-rotation",
          "POST " + SUBSCRIPTION + "/messages/{messageId}/retry",
          "POST " + SUBSCRIPTION + "/messages/{messageId}/release",
          "PUT " + SUBSCRIPTION + "/connection/confirmation");

  private final Set<String> answered = new HashSet<>();
  private LocalDeployment deployment;
  private Customer customer;

  @BeforeEach
  void start() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void everyRouteAnswersAsDocumentedOnceItIsServed() throws Exception {
    keepSettings();
    connect();
    look();

    Set<String> left = new HashSet<>();
    ApiRoute.authorized().stream()
        .map(ApiRoute::name)
        .filter(route -> !answered.contains(route))
        .filter(route -> !CONDITIONAL.contains(route))
        .forEach(left::add);
    assertThat(left)
        .as("routes that were not served here: call each with a good request")
        .isEmpty();
  }

  private void keepSettings() throws Exception {
    serve("POST /subscriptions", "{\"name\":\"Another\"}");
    serve(
        "PUT " + SUBSCRIPTION + "/members",
        "{\"members\":[{\"member\":\"user:vera\",\"role\":\"VIEWER\"}]}");
    serve("PUT " + SUBSCRIPTION + "/signature", "{\"html\":\"<p>{{displayName}}</p>\"}");
    String named = SUBSCRIPTION + "/signatures/{signatureId}";
    serve("PUT " + named, "{\"html\":\"x\",\"text\":\"x\"}");
    serve("GET " + named, "");
    serve("PUT " + SUBSCRIPTION + "/rules", "{\"rules\":[{\"name\":\"a\",\"signature\":\"x\"}]}");
    serve("GET " + SUBSCRIPTION + "/rules", "");
    serve("PUT " + SUBSCRIPTION + "/rules", "{\"rules\":[]}");
    serve("DELETE " + named, "");
  }

  private void connect() throws Exception {
    JsonNode spf = serve(CONNECTION, "").path("spf");
    assertThat(spf.path("domains")).isEmpty();
    assertThat(spf.path("text").asText()).contains("GET …/spf?domain=");
    serve("POST " + SUBSCRIPTION + "/connection", "{}");
    customer.onboarding().await(customer.subscriptionId(), "SIGN_IN");
    serve(CONNECTION, "");
    JsonNode link = serve("POST " + SUBSCRIPTION + "/connection/invitation", "{}");
    customer.administrator().accept(URI.create(link.path("url").asText()));
    JsonNode consented =
        customer.onboarding().await(customer.subscriptionId(), "CHOOSE_SYNC_SCOPE");
    assertThat(consented.at("/spf/checkedAt").asText()).isNotEmpty();
    assertThat(consented.at("/spf/domains").toString())
        .contains("\"domain\":\"brightwater.example\",\"includesUs\":false")
        .contains("include:spf.relay.countersign.example");
    assertThat(consented.at("/spf/text").asText()).contains("brightwater.example");
    serve("PUT " + SUBSCRIPTION + "/connection/sync-scope", ALL_USERS);
    customer.onboarding().await(customer.subscriptionId(), "CHOOSE_ROUTING_SCOPE");
    serve("PUT " + SUBSCRIPTION + "/connection/routing-scope", ALL_USERS);
    customer
        .onboarding()
        .authorize(
            customer.onboarding().await(customer.subscriptionId(), "ENTER_CODE").path("next"));
    serve(CONNECTION, "");
    customer.awaitStatus("CONNECTED");
    JsonNode connected = serve(CONNECTION, "");
    assertThat(connected.path("executionUrl").asText())
        .endsWith("#/v2/executions/details/" + connected.path("executionArn").asText());
  }

  private void look() throws Exception {
    serve("GET " + SUBSCRIPTION, "");
    serve("GET " + SUBSCRIPTION + "/members", "");
    serve("GET " + SUBSCRIPTION + "/audit", "");
    serve("GET " + SUBSCRIPTION + "/groups", "?search=All", "");
    serve("POST " + SUBSCRIPTION + "/directory/synchronization", "{}");
    serve("GET " + SUBSCRIPTION + "/signatures", "");
    serve("GET " + SUBSCRIPTION + "/messages", "");
    String to = "&to=ann@example.net,grace@brightwater.example";
    String from = "?from=lena.hoffmann@brightwater.example";
    JsonNode preview = serve("GET " + SUBSCRIPTION + "/preview", from + to, "");
    assertThat(preview.at("/copies/0/html").asText()).contains("Lena Hoffmann");
    JsonNode spf = serve("GET " + SUBSCRIPTION + "/spf", "");
    assertThat(spf.path("domains").toString()).contains("LacksUs", "NoRecord");
    serve("POST " + SUBSCRIPTION + "/connection/repair", "{}");
  }

  private JsonNode serve(String route, String body) throws Exception {
    return serve(route, "", body);
  }

  private JsonNode serve(String route, String query, String body) throws Exception {
    String path =
        route
            .substring(route.indexOf('/'))
            .replace("{subscriptionId}", customer.subscriptionId())
            .replaceAll("\\{[^}]+}", "x");
    String ada = deployment.cloud().issuer().token("ada");
    ApiCall.Answer answer =
        new ApiCall("served", route, path + query, ada, body)
            .send(deployment.cloud().endpoints().api());
    assertThat(answer.status()).as(route + " " + answer.text()).isBetween(200, 299);
    answered.add(route);
    return answer.json();
  }
}
