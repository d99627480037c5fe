package dev.countersign.onboarding.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The groups of an organisation. */
public final class Groups {
  /** As many as one batch can count the members of. */
  static final int MOST_FOUND = 20;

  /** The form of a group's identifier. */
  public static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The kind that a mail-flow rule accepts; see {@link UnfitGroup} for the others. */
  private static final String MAIL_ENABLED_SECURITY =
      "mailEnabled eq true and securityEnabled eq true"
          + " and not groupTypes/any(c:c eq 'Unified')"
          + " and not groupTypes/any(c:c eq 'DynamicMembership')";

  private static final String USERS = "/transitiveMembers/microsoft.graph.user?$count=true";
  private static final String SIZE = USERS + "&$top=1&$select=id";
  private final GraphClient graph;

  public Groups(GraphClient graph) {
    this.graph = graph;
  }

  /**
   * Mail-enabled security groups with a word in their name, or an address, that begins so.
   *
   * @return one more than {@link #MOST_FOUND}, if there are more
   */
  List<DirectoryGroup> search(String tenantId, String text) {
    String phrase = text.replace("\\", "\\\\").replace("\"", "\\\"");
    String search = "\"displayName:%1$s\" OR \"mail:%1$s\"".formatted(phrase);
    JsonNode page =
        graph
            .get(
                tenantId,
                "/groups?$count=true&$top=%d&$select=%s&$filter=%s&$search=%s"
                    .formatted(
                        MOST_FOUND + 1,
                        DirectoryGroup.PROPERTIES,
                        encode(MAIL_ENABLED_SECURITY),
                        encode(search)))
            .orElseThrow(() -> GraphClient.failure(404));
    return StreamSupport.stream(page.path("value").spliterator(), false)
        .map(DirectoryGroup::of)
        .toList();
  }

  /**
   * The number of people in each of up to 20 groups, those of groups inside included; without
   * groups that are gone by now.
   */
  Map<String, Integer> sizes(String tenantId, List<DirectoryGroup> groups) {
    Map<String, Integer> sizes = new HashMap<>();
    batch(tenantId, groups.stream().map(DirectoryGroup::id).toList(), SIZE)
        .forEach((id, body) -> sizes.put(id, body.path("@odata.count").asInt()));
    return sizes;
  }

  /** The same of one group. */
  int size(String tenantId, String groupId) {
    return graph
        .get(tenantId, "/groups/" + groupId + SIZE)
        .orElseThrow(() -> GraphClient.failure(404))
        .path("@odata.count")
        .asInt();
  }

  /** Those of these groups that there are, of whatever kind. */
  public Set<String> existing(String tenantId, Collection<String> groupIds) {
    List<String> all = List.copyOf(groupIds);
    Set<String> found = new HashSet<>();
    for (int from = 0; from < all.size(); from += MOST_FOUND) {
      List<String> some = all.subList(from, Math.min(from + MOST_FOUND, all.size()));
      found.addAll(batch(tenantId, some, "?$select=id").keySet());
    }
    return found;
  }

  /** What Graph answers about up to 20 groups; without those that it does not know. */
  private Map<String, JsonNode> batch(String tenantId, List<String> groupIds, String question) {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (String groupId : groupIds) {
      ObjectNode request = requests.addObject();
      request.put("id", groupId).put("method", "GET").put("url", "/groups/" + groupId + question);
      request.putObject("headers").put("ConsistencyLevel", "eventual");
    }
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode part : graph.batch(tenantId, batch).path("responses")) {
      int status = part.path("status").asInt();
      if (status == 200) {
        found.put(part.path("id").asText(), part.path("body"));
      } else if (status != 404) {
        throw GraphClient.failure(status);
      }
    }
    return found;
  }

  /** The group with this identifier, of whatever kind. */
  Optional<DirectoryGroup> find(String tenantId, String groupId) {
    return ID.matcher(groupId).matches()
        ? graph
            .get(tenantId, "/groups/" + groupId + "?$select=" + DirectoryGroup.PROPERTIES)
            .map(DirectoryGroup::of)
        : Optional.empty();
  }

  /** Hands over the people in a group, page by page: those of groups inside included. */
  void forEachMember(String tenantId, String groupId, Consumer<List<String>> ids) {
    String link = "/groups/" + groupId + USERS + "&$top=999&$select=id";
    while (!link.isEmpty()) {
      JsonNode page = graph.get(tenantId, link).orElseThrow(() -> GraphClient.failure(404));
      List<String> found = new ArrayList<>();
      page.path("value").forEach(user -> found.add(user.path("id").asText()));
      ids.accept(found);
      link = page.path("@odata.nextLink").asText();
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
