package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with a collection page by page, as long as its links are followed. */
final class PagedCollection {
  private static final int MAX_TOP = 999;
  private static final String TOKEN_PREFIX = "page from ";

  private final int defaultSize;

  PagedCollection(int defaultSize) {
    this.defaultSize = defaultSize;
  }

  /**
   * @param context what follows "$metadata#"
   * @param json how one of them is shown; asked only for those on the page
   * @throws GraphException if the query's {@code $top} or {@code $skiptoken} is not valid
   */
  <T> Response page(
      GraphRequest request, String context, List<T> all, Function<T, ObjectNode> json) {
    int from = Math.min(offset(request.query("$skiptoken")), all.size());
    int to = Math.min(from + size(request.query("$top")), all.size());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("@odata.context", GraphRequest.METADATA + context);
    if (request.counts() && from == 0) {
      page.put("@odata.count", all.size());
    }
    if (to < all.size()) {
      page.put("@odata.nextLink", link(request, to));
    }
    page.putArray("value").addAll(all.subList(from, to).stream().map(json).toList());
    return Response.json(200, page);
  }

  private int size(@Nullable String top) {
    if (top == null) {
      return defaultSize;
    }
    if (!top.matches("[1-9][0-9]{0,3}") || Integer.parseInt(top) > MAX_TOP) {
      throw GraphException.badRequest("Invalid page size specified: '" + top + "'.");
    }
    return Integer.parseInt(top);
  }

  private static int offset(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return Integer.parseUnsignedInt(text.substring(TOKEN_PREFIX.length()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new GraphException(
          400, "Directory_ExpiredPageToken", "The specified page token value is not valid.");
    }
  }

  private static String link(GraphRequest request, int from) {
    byte[] text = (TOKEN_PREFIX + from).getBytes(StandardCharsets.UTF_8);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    return Links.with(request, "$skiptoken", token);
  }
}
