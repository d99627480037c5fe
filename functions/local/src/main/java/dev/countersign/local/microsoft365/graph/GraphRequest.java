package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.identity.AccessToken;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request to Graph with a valid access token. */
record GraphRequest(Request http, AccessToken token) {
  static final String METADATA = "https://graph.microsoft.com/v1.0/$metadata#";

  private static final ObjectMapper JSON = new ObjectMapper();

  Organization organization() {
    return token.organization();
  }

  @Nullable String query(String name) {
    return http.query().get(name);
  }

  /**
   * @throws GraphException if the query has OData options beside these, or one twice
   */
  void allowOnly(Set<String> options) {
    Parameters query = http.query();
    String repeated = query.repeated();
    if (repeated != null) {
      throw GraphException.badRequest("Query option '" + repeated + "' was specified twice.");
    }
    for (String name : query.names()) {
      if (name.startsWith("$") && !options.contains(name)) {
        throw GraphException.unsupportedQuery(
            "The query option '" + name + "' is not supported for this resource.");
      }
    }
  }

  /** True for {@code ConsistencyLevel: eventual}. */
  boolean isEventual() {
    return "eventual".equalsIgnoreCase(http.header("ConsistencyLevel"));
  }

  /**
   * True for {@code $count=true}.
   *
   * @throws GraphException if it comes without the header that it needs
   */
  boolean counts() {
    boolean counts = "true".equals(query("$count"));
    if (counts && !isEventual()) {
      throw GraphException.unsupportedQuery(
          "$count is not currently supported without the header 'ConsistencyLevel: eventual'.");
    }
    return counts;
  }

  boolean isAllowedAnyOf(Set<String> permissions) {
    return token.permissions().stream().anyMatch(permissions::contains);
  }

  /**
   * @throws GraphException if the body is not JSON
   */
  JsonNode json() {
    try {
      return JSON.readTree(http.text());
    } catch (JsonProcessingException e) {
      throw new GraphException(400, "BadRequest", "Unable to read JSON request payload.");
    }
  }
}
