package dev.countersign.local.microsoft365.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.organization.Group;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  private static final String SCOPES =
      "/v1.0/groups?$filter=mailEnabled eq true and securityEnabled eq true&$count=true";

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
  void findsMailEnabledSecurityGroupsByTheBeginningOfAWord() {
    Answer answer = standIn.get(SCOPES + "&$search=\"displayName:pil\"", token);

    assertThat(answer.value().findValuesAsText("displayName")).containsExactly("Countersign pilot");
    assertThat(answer.json().path("@odata.count").asInt()).isEqualTo(1);
  }

  @Test
  void alsoFindsUnifiedGroupsThatHaveBothFlags() {
    JsonNode groups = standIn.get(SCOPES, token).value();

    assertThat(groups.findValues("groupTypes")).anyMatch(types -> types.has(0));
    assertThat(groups.findValues("groupTypes")).anyMatch(types -> !types.has(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mailEnabled eq true and securityEnabled eq true | 16",
        "groupTypes/any(c:c eq 'Unified') | 14",
        "not groupTypes/any(c:c eq 'Unified') | 26",
        "not (mailEnabled eq true) | 10",
        "mailEnabled ne true | 10",
        "startswith(displayName,'counter') or displayName eq 'vpn users' | 4",
        "mail eq null and securityEnabled eq true | 10",
      })
  void filters(String filter, int count) {
    Answer answer = standIn.get("/v1.0/groups?$count=true&$filter=" + filter, token);

    assertThat(answer.value()).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$search=\"displayName:pilot\"",
        "$count=true",
        "$count=true&$filter=mailEnabled ne true"
      })
  void needsTheConsistencyLevelForAdvancedQueries(String query) {
    Answer answer = standIn.get("/v1.0/groups?" + query, token, Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.graphError()).isEqualTo("Request_UnsupportedQuery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?$search=\"displayName:pilot\"",
        "?$filter=mailEnabled ne true",
        "/%s/transitiveMembers/microsoft.graph.user"
      })
  void needsTheCountForAdvancedQueries(String query) {
    Answer answer =
        standIn.get("/v1.0/groups" + query.formatted(group("Countersign pilot").id()), token);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.graphError()).isEqualTo("Request_UnsupportedQuery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$search=displayName:pilot",
        "$search=\"pilot\"",
        "$search=\"members:pilot\"",
        "$filter=mailEnabled eq",
        "$filter=mailEnabled = true",
        "$filter=(mailEnabled eq true",
        "$top=0",
        "$top=1000",
        "$orderby=displayName",
        "$expand=members",
        "$skiptoken=nonsense",
        "$top=1&$top=2",
      })
  void refusesWhatItCannotUnderstand(String query) {
    assertThat(standIn.get("/v1.0/groups?" + query, token).status()).isEqualTo(400);
  }

  @Test
  void pagesByLinks() {
    Set<String> ids = new HashSet<>();
    Answer page = standIn.get("/v1.0/groups?$top=15&$select=id&$count=true", token);
    assertThat(page.json().path("@odata.count").asInt()).isEqualTo(40);
    while (true) {
      ids.addAll(page.value().findValuesAsText("id"));
      String next = page.json().path("@odata.nextLink").asText();
      if (next.isEmpty()) {
        break;
      }
      URI link = URI.create(next);
      page = standIn.get(link.getRawPath() + "?" + link.getRawQuery(), token);
    }

    assertThat(ids).hasSize(40);
  }

  @Test
  void listsMembersOfGroupsInTheGroup() {
    Group all = group("All staff");
    Group pilot = group("Countersign pilot");
    assertThat(all.memberIds()).contains(pilot.id());

    Answer answer =
        standIn.get(
            "/v1.0/groups/%s/transitiveMembers/microsoft.graph.user?$select=id,mail&$top=999&$count=true"
                .formatted(all.id()),
            token);

    assertThat(answer.value().findValuesAsText("id"))
        .containsAll(pilot.memberIds())
        .doesNotContain(pilot.id())
        .doesNotHaveDuplicates();
    assertThat(answer.value().path(0).path("@odata.type").asText())
        .isEqualTo("#microsoft.graph.user");
  }

  @Test
  void answers404ForAGroupThatIsNotThere() {
    Answer answer =
        standIn.get(
            "/v1.0/groups/nobody/transitiveMembers/microsoft.graph.user?$count=true", token);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.graphError()).isEqualTo("Request_ResourceNotFound");
  }

  private Group group(String name) {
    return standIn.brightwater.directory().groups().stream()
        .filter(g -> g.displayName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
