package dev.countersign.local.microsoft365.graph;

import dev.countersign.local.microsoft365.http.Calls;
import dev.countersign.local.microsoft365.http.Endpoint;
import dev.countersign.local.microsoft365.http.Faults;
import dev.countersign.local.microsoft365.http.FaultyEndpoint;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.http.Routes;
import dev.countersign.local.microsoft365.identity.AccessTokens;
import dev.countersign.local.microsoft365.identity.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Microsoft Graph v1.0 as far as Countersign needs it. */
public final class Graph implements Endpoint {
  private static final Set<String> ORGANIZATION =
      Set.of("Organization.Read.All", "Directory.Read.All");
  private static final Set<String> DOMAIN_READ =
      Set.of("Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All");
  private static final Set<String> DOMAIN_WRITE = Set.of("Domain.ReadWrite.All");
  private static final Set<String> GROUPS =
      Set.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");
  private static final Set<String> USERS = Set.of("User.Read.All", "Directory.Read.All");

  /** Answers who has one of the permissions. */
  @FunctionalInterface
  private interface Handler {
    Response answer(GraphRequest request, List<String> segments);
  }

  private static final Set<String> PHOTOS =
      Set.of("ProfilePhoto.Read.All", "ProfilePhoto.ReadWrite.All", "User.Read.All");

  private final Photos photos = new Photos();
  private final GraphAccess access;
  private final Clock clock;
  private final DeltaTokens deltaTokens;
  private final Routes routes;
  private final FaultyEndpoint faulty;

  public Graph(
      AccessTokens accessTokens,
      Tenants tenants,
      GraphOptions options,
      Calls calls,
      Faults faults,
      Clock clock) {
    this.access = new GraphAccess(accessTokens);
    this.clock = clock;
    this.deltaTokens = new DeltaTokens(clock);
    this.routes = new Routes(calls, this::unknown);
    this.faulty = new FaultyEndpoint(routes, faults, this::failed);
    PagedCollection paged = new PagedCollection(options.pageSize());
    addDirectory(new GroupsEndpoint(paged));
    addUsers(new UsersDelta(deltaTokens, options.quirks(), options.pageSize()));
    addPhotos(new PhotosEndpoint(photos));
    addDomains(new DomainsEndpoint(tenants, options.txtRecords()));
    on("POST", "/$batch", Set.of(), (r, path) -> new BatchEndpoint(faulty).answer(r));
  }

  private void addDirectory(GroupsEndpoint groups) {
    on("GET", "/organization", ORGANIZATION, (r, path) -> OrganizationEndpoint.list(r));
    on(
        "GET",
        "/organization/{id}",
        ORGANIZATION,
        (r, path) -> OrganizationEndpoint.get(r, path.get(0)));
    on("GET", "/groups", GROUPS, (r, path) -> groups.list(r));
    on("GET", "/groups/{id}", GROUPS, (r, path) -> groups.get(r, path.get(0)));
    on(
        "GET",
        "/groups/{id}/transitiveMembers/microsoft.graph.user",
        GROUPS,
        (r, path) -> groups.transitiveUsers(r, path.get(0)));
    on(
        "GET",
        "/groups/{id}/transitiveMembers/graph.user",
        GROUPS,
        (r, path) -> groups.transitiveUsers(r, path.get(0)));
  }

  private void addUsers(UsersDelta delta) {
    // The SDK calls the function with parentheses, people without: Graph takes both.
    on("GET", "/users/delta", USERS, (r, path) -> delta.answer(r));
    on("GET", "/users/delta()", USERS, (r, path) -> delta.answer(r));
    on("GET", "/users/{id}", USERS, (r, path) -> UsersEndpoint.get(r, path.get(0)));
    on("GET", "/users/{id}/manager", USERS, (r, path) -> UsersEndpoint.manager(r, path.get(0)));
  }

  private void addPhotos(PhotosEndpoint endpoint) {
    String photo = "/users/{id}/photo";
    String sized = "/users/{id}/photos/{size}";
    on("GET", photo, PHOTOS, (r, path) -> endpoint.metadata(r, path.get(0)));
    on("GET", photo + "/$value", PHOTOS, (r, path) -> endpoint.value(r, path.get(0)));
    on("GET", sized, PHOTOS, (r, path) -> endpoint.metadata(r, path.get(0), path.get(1)));
    on("GET", sized + "/$value", PHOTOS, (r, path) -> endpoint.value(r, path.get(0), path.get(1)));
  }

  private void addDomains(DomainsEndpoint domains) {
    on("GET", "/domains", DOMAIN_READ, (r, path) -> domains.list(r));
    on("POST", "/domains", DOMAIN_WRITE, (r, path) -> domains.add(r));
    on("GET", "/domains/{id}", DOMAIN_READ, (r, path) -> domains.get(r, path.get(0)));
    on("DELETE", "/domains/{id}", DOMAIN_WRITE, (r, path) -> domains.delete(r, path.get(0)));
    on(
        "GET",
        "/domains/{id}/verificationDnsRecords",
        DOMAIN_READ,
        (r, path) -> domains.verificationRecords(r, path.get(0)));
    on("POST", "/domains/{id}/verify", DOMAIN_WRITE, (r, path) -> domains.verify(r, path.get(0)));
  }

  private void on(String method, String path, Set<String> anyOf, Handler handler) {
    routes.on(
        method,
        "/v1.0" + path,
        (request, segments) -> {
          try {
            return handler.answer(access.authorize(request, anyOf), segments);
          } catch (GraphException e) {
            return e.toJson(clock, request);
          }
        });
  }

  private Response unknown(Request request) {
    String text = "Resource not found for the segment '" + request.path() + "'.";
    return new GraphException(400, "BadRequest", text).toJson(clock, request);
  }

  private Response failed(int status) {
    return GraphException.ofStatus(status).toJson(clock, "");
  }

  @Override
  public Response answer(Request request) {
    return faulty.answer(request);
  }

  /** The photos of people, to change them. */
  public Photos photos() {
    return photos;
  }

  /**
   * Makes every delta and skip token so far answer 410.
   *
   * @param code {@code syncStateNotFound} or {@code resyncRequired}
   */
  public void forgetDeltaTokens(String code) {
    deltaTokens.forget(code);
  }
}
