package dev.countersign.local.microsoft365.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import com.microsoft.graph.users.delta.DeltaRequestBuilder;
import com.microsoft.kiota.ApiClientBuilder;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import dev.countersign.local.microsoft365.StandIn;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own SDK takes the stand-in for the real service. */
class GraphSdkTest {
  private final StandIn standIn = new StandIn();
  private BaseGraphRequestAdapter adapter;

  @BeforeEach
  void connect() {
    standIn.consent();
    adapter =
        new BaseGraphRequestAdapter(
            new BaseBearerTokenAuthenticationProvider(new Tokens(standIn.graphToken())));
    ApiClientBuilder.registerDefaultDeserializer(JsonParseNodeFactory::new);
    ApiClientBuilder.registerDefaultSerializer(JsonSerializationWriterFactory::new);
    adapter.setBaseUrl(standIn.services.url() + "/v1.0");
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void readsAllPeopleAndThenWhatChanged() {
    DeltaRequestBuilder delta = new DeltaRequestBuilder(new HashMap<>(), adapter);
    Map<String, User> people = new LinkedHashMap<>();
    DeltaGetResponse page =
        delta.get(request -> request.queryParameters.select = new String[] {"displayName", "mail"});
    int pages = 1;
    while (take(page, people).getOdataDeltaLink() == null) {
      page = delta.withUrl(page.getOdataNextLink()).get();
      pages++;
    }
    assertThat(people).hasSize(250);
    assertThat(pages).isGreaterThan(2);

    String leaver = people.keySet().iterator().next();
    standIn.brightwater.directory().delete(leaver);
    DeltaGetResponse changes = delta.withUrl(page.getOdataDeltaLink()).get();

    assertThat(changes.getValue())
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.getId()).isEqualTo(leaver);
              assertThat(user.getAdditionalData()).containsKey("@removed");
            });
  }

  @Test
  void learnsThatItsTokenIsGone() {
    DeltaRequestBuilder delta = new DeltaRequestBuilder(new HashMap<>(), adapter);
    String next = String.valueOf(delta.get().getOdataNextLink());
    standIn.services.graph().forgetDeltaTokens("resyncRequired");

    assertThatThrownBy(() -> delta.withUrl(next).get())
        .isInstanceOfSatisfying(
            ODataError.class,
            e -> {
              assertThat(e.getResponseStatusCode()).isEqualTo(410);
              assertThat(e.getError()).isNotNull();
              assertThat(e.getError().getCode()).isEqualTo("resyncRequired");
            });
  }

  private static DeltaGetResponse take(DeltaGetResponse page, Map<String, User> people) {
    page.getValue().forEach(user -> people.put(user.getId(), user));
    return page;
  }

  private record Tokens(String token) implements AccessTokenProvider {
    @Override
    public String getAuthorizationToken(URI uri, Map<String, Object> context) {
      return token;
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
      return new AllowedHostsValidator();
    }
  }
}
