package dev.countersign.local.microsoft365.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds who answers a request by its method and path. A template such as {@code /groups/{id}} names
 * each variable segment. Answers are counted under "METHOD template".
 */
public final class Routes implements Endpoint {
  /** Answers requests whose path has variable segments, which come decoded and in order. */
  @FunctionalInterface
  public interface Route {
    Response answer(Request request, List<String> segments);
  }

  private record Entry(String method, String template, Pattern pattern, Route route) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Calls calls;
  private final Endpoint otherwise;

  /**
   * @param otherwise answers what no route takes
   */
  public Routes(Calls calls, Endpoint otherwise) {
    this.calls = calls;
    this.otherwise = otherwise;
  }

  public Routes on(String method, String template, Route route) {
    String regex = "\\Q" + template.replaceAll("\\{[a-zA-Z]+}", "\\\\E([^/]+)\\\\Q") + "\\E";
    entries.add(new Entry(method, template, Pattern.compile(regex), route));
    return this;
  }

  public Routes on(String method, String path, Endpoint endpoint) {
    return on(method, path, (request, segments) -> endpoint.answer(request));
  }

  @Override
  public Response answer(Request request) {
    for (Entry entry : entries) {
      List<String> segments = segments(entry, request);
      if (segments != null) {
        calls.count(entry.method() + " " + entry.template());
        return entry.route().answer(request, segments);
      }
    }
    return otherwise.answer(request);
  }

  private static @Nullable List<String> segments(Entry entry, Request request) {
    Matcher matcher = entry.pattern().matcher(request.path());
    if (!entry.method().equals(request.method()) || !matcher.matches()) {
      return null;
    }
    List<String> segments = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      // A plus is a plus in a path; only queries use it for a blank.
      String literal = matcher.group(i).replace("+", "%2B");
      segments.add(URLDecoder.decode(literal, StandardCharsets.UTF_8));
    }
    return segments;
  }
}
