package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A page of {@code GET /users/delta}.
 *
 * @param users entries: users, or who is gone
 * @param link of the next page, or where the next synchronisation begins
 * @param last whether no other page follows
 */
record UserPage(List<JsonNode> users, String link, boolean last) {
  static UserPage of(JsonNode json) {
    String next = json.path("@odata.nextLink").asText();
    return new UserPage(
        StreamSupport.stream(json.path("value").spliterator(), false).toList(),
        next.isEmpty() ? json.path("@odata.deltaLink").asText() : next,
        next.isEmpty());
  }
}
