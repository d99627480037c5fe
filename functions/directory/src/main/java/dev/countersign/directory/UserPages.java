package dev.countersign.directory;

import com.microsoft.graph.users.delta.DeltaGetResponse;
import com.microsoft.graph.users.delta.DeltaRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.directory.graph.Graph;
import java.util.Optional;

/** Pages of {@code GET /users/delta}: all users first, then what has changed since. */
final class UserPages {
  private final Graph graph;

  UserPages(Graph graph) {
    this.graph = graph;
  }

  /**
   * Reads a page.
   *
   * @param link from the page before; empty for the first page
   * @return empty, if Graph wants us to start again
   */
  Optional<DeltaGetResponse> read(String tenantId, Optional<String> link) {
    return graph.sync(tenantId, adapter -> read(adapter, link));
  }

  private DeltaGetResponse read(RequestAdapter adapter, Optional<String> link) {
    return link.map(url -> new DeltaRequestBuilder(checked(url), adapter).get())
        .orElseGet(
            () ->
                new DeltaRequestBuilder(graph.path(), adapter)
                    .get(request -> request.queryParameters.select = People.PROPERTIES));
  }

  private String checked(String url) {
    if (!graph.isOurs(url)) {
      throw new PermanentFailure(
          "ForeignLink",
          "Microsoft Graph sent a link that does not lead to Microsoft Graph. We did not follow it."
              + " Try again, and tell whoever runs this deployment if it happens again.",
          "foreign nextLink");
    }
    return url;
  }
}
