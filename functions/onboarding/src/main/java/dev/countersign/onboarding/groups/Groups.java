package dev.countersign.onboarding.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The groups of an organisation. */
public final class Groups {
  /** As many as one batch can count the members of. */
  static final int MOST_FOUND = 20;

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The kind that a mail-flow rule accepts; see {@link UnfitGroup} for the others. */
  private static final String MAIL_ENABLED_SECURITY =
      "mailEnabled eq true and securityEnabled eq true"
          + " and not groupTypes/any(c:c eq 'Unified')"
          + " and not groupTypes/any(c:c eq 'DynamicMembership')";

  private static final String USERS = "/transitiveMembers/microsoft.graph.user?$count=true";
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
    ObjectNode batch = Json.MAPPER.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (DirectoryGroup group : groups) {
      ObjectNode request = requests.addObject();
      request.put("id", group.id()).put("method", "GET");
      request.put("url", "/groups/" + group.id() + USERS + "&$top=1&$select=id");
      request.putObject("headers").put("ConsistencyLevel", "eventual");
    }
    Map<String, Integer> sizes = new HashMap<>();
    for (JsonNode part : graph.batch(tenantId, batch).path("responses")) {
      int status = part.path("status").asInt();
      if (status == 200) {
        sizes.put(part.path("id").asText(), part.at("/body/@odata.count").asInt());
      } else if (status != 404) {
        throw GraphClient.failure(status);
      }
    }
    return sizes;
  }

  /** The group with this identifier, of whatever kind. */
  Optional<DirectoryGroup> find(String tenantId, String groupId) {
    return GUID.matcher(groupId).matches()
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
