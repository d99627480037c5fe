package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.graph.DeltaTokens.Cursor;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Directory.Change;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.List;
import java.util.Set;

/** {@code GET /users/delta()}: all users, then what has changed since. */
final class UsersDelta {
  private static final Set<String> OPTIONS = Set.of("$select", "$skiptoken", "$deltatoken");

  private final DeltaTokens tokens;
  private final DeltaQuirks quirks;
  private final int pageSize;

  UsersDelta(DeltaTokens tokens, DeltaQuirks quirks, int pageSize) {
    this.tokens = tokens;
    this.quirks = quirks;
    this.pageSize = pageSize;
  }

  Response answer(GraphRequest request) {
    request.allowOnly(OPTIONS);
    return page(request, cursor(request));
  }

  private Cursor cursor(GraphRequest request) {
    String tenantId = request.organization().tenantId();
    String skip = request.query("$skiptoken");
    if (skip != null) {
      return tokens.redeem(skip, tenantId);
    }
    String delta = request.query("$deltatoken");
    long now = request.organization().directory().lastSequence();
    if (delta == null || delta.equals("latest")) {
      Properties properties = Properties.of(request.query("$select"), Properties.Type.USER);
      return new Cursor(tenantId, properties, delta == null ? 0 : now, now, 0, null);
    }
    Cursor last = tokens.redeem(delta, tenantId);
    return new Cursor(tenantId, last.properties(), last.position(), 0, 0, null);
  }

  private Response page(GraphRequest request, Cursor cursor) {
    Directory directory = request.organization().directory();
    DeltaQuirks.Kind quirk = quirks.of(cursor.page());
    int size = quirk == DeltaQuirks.Kind.EMPTY ? 0 : pageSize;
    List<Change> changes = directory.changesAfter(cursor.position(), size);
    Cursor next = after(cursor, changes);
    boolean more = !directory.changesAfter(next.position(), 1).isEmpty();

    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@odata.context", GraphRequest.METADATA + "users" + cursor.properties().context());
    String option = more ? "$skiptoken" : "$deltatoken";
    String link = Links.only(request, option, tokens.issue(next));
    json.put(more ? "@odata.nextLink" : "@odata.deltaLink", link);
    ArrayNode value = json.putArray("value");
    if (quirk == DeltaQuirks.Kind.REPLAY) {
      replay(directory, cursor, value);
    }
    changes.stream()
        .filter(change -> change.person() != null || change.sequence() > cursor.removedBefore())
        .forEach(change -> value.add(UserJson.change(change, cursor.properties())));
    return Response.json(200, json);
  }

  private static Cursor after(Cursor cursor, List<Change> changes) {
    Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
    return new Cursor(
        cursor.tenantId(),
        cursor.properties(),
        last == null ? cursor.position() : last.sequence(),
        cursor.removedBefore(),
        cursor.page() + 1,
        last == null ? cursor.lastId() : last.id());
  }

  /** Sends again whom the page before ended with. */
  private static void replay(Directory directory, Cursor cursor, ArrayNode value) {
    Person again = cursor.lastId() == null ? null : directory.person(cursor.lastId());
    if (again != null) {
      Change change = new Change(cursor.position(), again.id(), again, null);
      value.add(UserJson.change(change, cursor.properties()));
    }
  }
}
