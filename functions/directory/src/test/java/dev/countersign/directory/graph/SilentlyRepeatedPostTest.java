package dev.countersign.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.http.ClosingServer;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** OkHttp sends a request again by itself when a kept connection ends, unless it is told not to. */
class SilentlyRepeatedPostTest {
  @Test
  void aDomainIsNotAddedTwiceBehindTheStateMachinesBack() throws IOException {
    try (ClosingServer server = new ClosingServer()) {
      OkHttpClient client = GraphHttp.client();
      post(client, server);

      assertThatThrownBy(() -> post(client, server)).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  private static void post(OkHttpClient client, ClosingServer server) throws IOException {
    Request request =
        new Request.Builder()
            .url(server.url() + "/v1.0/domains")
            .post(RequestBody.create("{}", MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.isSuccessful()).isTrue();
      assertThat(response.body()).isNotNull();
      response.body().bytes();
    }
  }
}
