package dev.countersign.local.microsoft365.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphAccessTest {
  private final StandIn standIn = new StandIn();
  private String token = "";

  @BeforeEach
  void consent() {
    standIn.consent();
    token = standIn.graphToken();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void readsTheOrganisationOfTheToken() {
    JsonNode organization = standIn.get("/v1.0/organization", token).value().path(0);

    assertThat(organization.path("id").asText()).isEqualTo(StandIn.TENANT);
    assertThat(organization.path("displayName").asText()).isEqualTo("Brightwater Instruments");
    assertThat(organization.path("verifiedDomains").findValuesAsText("name"))
        .containsExactly(
            "brightwater.onmicrosoft.com", "brightwater.example", "brightwater.de.example");
  }

  @Test
  void answers401ToABadToken() {
    Answer answer = standIn.get("/v1.0/organization", "nonsense");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.graphError()).isEqualTo("InvalidAuthenticationToken");
    assertThat(answer.headers()).containsKey("www-authenticate");
  }

  @Test
  void answers401ToAnExpiredToken() {
    standIn.clock.advance(Duration.ofHours(1));

    assertThat(standIn.get("/v1.0/organization", token).status()).isEqualTo(401);
  }

  @Test
  void answers403WithoutThePermission() {
    try (StandIn first = new StandIn(GraphOptions.defaults(), application -> application)) {
      first.consent();

      Answer answer = first.get("/v1.0/domains", first.graphToken());

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.graphError()).isEqualTo("Authorization_RequestDenied");
    }
  }

  @Test
  void knowsNoOtherResource() {
    assertThat(standIn.get("/v1.0/me/messages", token).status()).isEqualTo(400);
  }

  @Test
  void readsAUserTheirManagerAndTheirPhoto() {
    String zoe = "z.miller@brightwater.example";

    Answer user = standIn.get("/v1.0/users/" + zoe + "?$select=displayName,faxNumber", token);
    Answer manager = standIn.get("/v1.0/users/" + zoe + "/manager", token);
    Answer withoutManager = standIn.get("/v1.0/users/" + StandIn.ADMINISTRATOR + "/manager", token);

    assertThat(user.json().path("displayName").asText()).isEqualTo("Zoë Miller");
    assertThat(user.json().has("faxNumber")).isTrue();
    assertThat(user.json().has("mail")).isFalse();
    assertThat(manager.status()).isEqualTo(404);
    assertThat(withoutManager.graphError()).isEqualTo("Request_ResourceNotFound");
    assertThat(standIn.get("/v1.0/users/zoe@brightwater.example", token).status())
        .as("an alias is not a user principal name")
        .isEqualTo(404);
  }

  @Test
  void refusesPropertiesThatUsersDoNotHave() {
    assertThat(standIn.get("/v1.0/users/delta?$select=displayNme", token).status()).isEqualTo(400);
  }

  @Test
  void answersABatchInAnotherOrder() {
    String photoOwner =
        standIn.brightwater.directory().people().stream()
            .filter(p -> new Photos().has(p))
            .findFirst()
            .orElseThrow()
            .id();
    String batch =
        """
        {"requests":[
          {"id":"1","method":"GET","url":"/users/%s/photo/$value"},
          {"id":"2","method":"GET","url":"/users/nobody/manager"},
          {"id":"3","method":"GET","url":"/groups?$count=true","headers":{"ConsistencyLevel":"eventual"}}
        ]}
        """
            .formatted(photoOwner);

    JsonNode responses =
        standIn.send("POST", "/v1.0/$batch", token, batch).json().path("responses");

    assertThat(responses.findValuesAsText("id")).contains("3", "2", "1");
    assertThat(responses.path(0).path("body").path("@odata.count").asInt()).isEqualTo(40);
    assertThat(responses.path(1).path("status").asInt()).isEqualTo(404);
    assertThat(responses.path(2).path("headers").path("Content-Type").asText())
        .isEqualTo("image/jpeg");
    assertThat(responses.path(2).path("body").asText()).startsWith("/9j/");
  }

  @Test
  void refusesABatchOfTwentyOne() {
    List<String> requests =
        IntStream.rangeClosed(1, 21)
            .mapToObj(
                i -> "{\"id\":\"%d\",\"method\":\"GET\",\"url\":\"/organization\"}".formatted(i))
            .toList();
    String batch = "{\"requests\":[" + String.join(",", requests) + "]}";

    assertThat(standIn.send("POST", "/v1.0/$batch", token, batch).status()).isEqualTo(400);
  }

  @Test
  void throttlesOneRequestOfABatch() {
    standIn.services.faults().plan("/v1.0/organization", 1, Fault.throttled(7));
    String batch =
        """
        {"requests":[
          {"id":"1","method":"GET","url":"/organization"},
          {"id":"2","method":"GET","url":"/organization"}
        ]}
        """;

    JsonNode responses =
        standIn.send("POST", "/v1.0/$batch", token, batch).json().path("responses");

    assertThat(
            StreamSupport.stream(responses.spliterator(), false).map(r -> r.path("status").asInt()))
        .containsExactlyInAnyOrder(429, 200);
    assertThat(responses.findValuesAsText("Retry-After")).containsExactly("7");
  }

  @Test
  void failsAsOftenAsItIsToldTo() {
    standIn.services.faults().plan("/v1.0/groups", 2, Fault.throttled(3));

    Answer throttled = standIn.get("/v1.0/groups", token);

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.graphError()).isEqualTo("TooManyRequests");
    assertThat(throttled.headers()).containsEntry("retry-after", List.of("3"));
    assertThat(standIn.get("/v1.0/groups", token).status()).isEqualTo(429);
    assertThat(standIn.get("/v1.0/groups", token).status()).isEqualTo(200);
    assertThat(standIn.services.calls().of("GET /v1.0/groups")).isEqualTo(1);
  }

  @Test
  void dropsConnectionsWhenToldTo() {
    standIn.services.faults().plan("/v1.0/groups", 10, Fault.droppedConnection());

    assertThatThrownBy(() -> standIn.get("/v1.0/groups", token, Map.of()))
        .hasRootCauseInstanceOf(IOException.class);
  }
}
