package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code /groups}: list, filter, search, transitive members. */
final class GroupsEndpoint {
  /** Without one of these, members show nothing but their ids. */
  private static final Set<String> USER_PERMISSIONS = Set.of("User.Read.All", "Directory.Read.All");

  private final PagedCollection paged;

  GroupsEndpoint(PagedCollection paged) {
    this.paged = paged;
  }

  Response list(GraphRequest request) {
    request.allowOnly(Set.of("$filter", "$search", "$select", "$count", "$top", "$skiptoken"));
    Properties properties = properties(request, Properties.Type.GROUP);
    Predicate<Map<String, Object>> matches = filter(request).and(search(request));
    List<Group> groups =
        request.organization().directory().groups().stream()
            .filter(group -> matches.test(group.properties()))
            .toList();
    return paged.page(
        request,
        "groups" + properties.context(),
        groups,
        group -> properties.complete(group.id(), withId(group)));
  }

  private static Predicate<Map<String, Object>> filter(GraphRequest request) {
    String text = request.query("$filter");
    if (text == null) {
      return properties -> true;
    }
    Filter filter = new Filter(text);
    if (filter.isAdvanced() && !request.counts()) {
      throw GraphException.unsupportedQuery(
          "Unsupported Query. It needs $count=true and the header 'ConsistencyLevel: eventual'.");
    }
    return filter::test;
  }

  private static Predicate<Map<String, Object>> search(GraphRequest request) {
    String text = request.query("$search");
    if (text == null) {
      return properties -> true;
    }
    if (!request.counts()) {
      throw GraphException.unsupportedQuery(
          "Request with $search query parameter only works through MSGraph with a special request"
              + " header: 'ConsistencyLevel: eventual', and with $count=true.");
    }
    return new Search(text)::test;
  }

  Response get(GraphRequest request, String id) {
    request.allowOnly(Set.of("$select"));
    Group group = find(request, id);
    Properties properties = properties(request, Properties.Type.GROUP);
    ObjectNode json = properties.complete(group.id(), withId(group));
    json.put(
        "@odata.context", GraphRequest.METADATA + "groups" + properties.context() + "/$entity");
    return Response.json(200, json);
  }

  /** {@code /groups/{id}/transitiveMembers/microsoft.graph.user} */
  Response transitiveUsers(GraphRequest request, String id) {
    request.allowOnly(Set.of("$select", "$count", "$top", "$skiptoken"));
    if (!request.counts()) {
      throw GraphException.unsupportedQuery(
          "A cast of members needs $count=true and the header 'ConsistencyLevel: eventual'.");
    }
    Directory directory = request.organization().directory();
    Group group = find(request, id);
    Properties properties = properties(request, Properties.Type.USER);
    boolean readable = request.isAllowedAnyOf(USER_PERMISSIONS);
    List<Person> users =
        directory.transitiveMemberIds(group.id()).stream()
            .flatMap(member -> Stream.ofNullable(directory.person(member)))
            .toList();
    return paged.page(
        request,
        "users" + properties.context(),
        users,
        person -> UserJson.member(person, properties, readable));
  }

  private static Properties properties(GraphRequest request, Properties.Type type) {
    return Properties.of(request.query("$select"), type);
  }

  private static Group find(GraphRequest request, String id) {
    Group group = request.organization().directory().group(id);
    if (group == null) {
      throw GraphException.notFound(id);
    }
    return group;
  }

  private static Map<String, Object> withId(Group group) {
    Map<String, Object> properties = new LinkedHashMap<>(group.properties());
    properties.put("id", group.id());
    return properties;
  }
}
