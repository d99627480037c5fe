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
    return user(request, find(request, id));
  }

  static Response manager(GraphRequest request, String id) {
    String managerId = find(request, id).managerId();
    Person manager = managerId == null ? null : directory(request).person(managerId);
    if (manager == null) {
      throw GraphException.notFound("manager");
    }
    return user(request, manager);
  }

  private static Response user(GraphRequest request, Person person) {
    request.allowOnly(Set.of("$select"));
    Properties properties = Properties.of(request.query("$select"), Properties.Type.USER);
    ObjectNode json = UserJson.user(person, properties);
    json.put("@odata.context", GraphRequest.METADATA + "users" + properties.context() + "/$entity");
    return Response.json(200, json);
  }

  static Response photo(GraphRequest request, String id) {
    byte[] jpeg = Photos.jpeg(find(request, id));
    if (jpeg == null) {
      throw new GraphException(404, "ImageNotFound", "The photo wasn't found.");
    }
    return Response.bytes(200, "image/jpeg", jpeg);
  }

  private static Person find(GraphRequest request, String id) {
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
