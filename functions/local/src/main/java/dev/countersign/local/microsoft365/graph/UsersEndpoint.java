package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.Set;

/** {@code /users/{id}}: the user, their manager, their photo. */
final class UsersEndpoint {
  private UsersEndpoint() {}

  static Response get(GraphRequest request, String id) {
    request.allowOnly(Set.of("$select", "$expand"));
    Person person = find(request, id);
    ObjectNode json = json(request, person);
    String expand = request.query("$expand");
    if (expand != null) {
      expandManager(request, person, expand, json);
    }
    return Response.json(200, json);
  }

  private static void expandManager(
      GraphRequest request, Person person, String expand, ObjectNode json) {
    if (!expand.equals("manager($select=id)")) {
      throw GraphException.badRequest("Parsing OData Select and Expand failed: " + expand);
    }
    Person manager =
        person.managerId() == null ? null : directory(request).person(person.managerId());
    if (manager != null) {
      json.putObject("manager").put("@odata.type", "#microsoft.graph.user").put("id", manager.id());
    }
  }

  static Response manager(GraphRequest request, String id) {
    String managerId = find(request, id).managerId();
    Person manager = managerId == null ? null : directory(request).person(managerId);
    if (manager == null) {
      throw GraphException.notFound("manager");
    }
    request.allowOnly(Set.of("$select"));
    return Response.json(200, json(request, manager));
  }

  private static ObjectNode json(GraphRequest request, Person person) {
    Properties properties = Properties.of(request.query("$select"), Properties.Type.USER);
    ObjectNode json = UserJson.user(person, properties);
    json.put("@odata.context", GraphRequest.METADATA + "users" + properties.context() + "/$entity");
    return json;
  }

  /** The user by identifier or user principal name. */
  static Person find(GraphRequest request, String id) {
    Person byId = directory(request).person(id);
    Person person = byId == null ? directory(request).personCalled(id) : byId;
    if (person == null || !(id.equals(person.id()) || isName(person, id))) {
      throw GraphException.notFound(id);
    }
    return person;
  }

  /** Graph finds users by id or user principal name, not by their other addresses. */
  private static boolean isName(Person person, String id) {
    return id.equalsIgnoreCase(person.userPrincipalName());
  }

  private static Directory directory(GraphRequest request) {
    return request.organization().directory();
  }
}
