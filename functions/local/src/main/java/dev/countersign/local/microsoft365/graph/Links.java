package dev.countersign.local.microsoft365.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Links to follow. They lead to where the caller reached this server. */
final class Links {
  private Links() {}

  /** The request's own URL with one query option added or replaced. */
  static String with(GraphRequest request, String option, String value) {
    List<String> query = new ArrayList<>();
    for (String name : request.http().query().names()) {
      String before = request.query(name);
      if (!name.equals(option) && before != null) {
        query.add(pair(name, before));
      }
    }
    query.add(pair(option, value));
    return path(request) + "?" + String.join("&", query);
  }

  /** The request's own URL with that query option alone. */
  static String only(GraphRequest request, String option, String value) {
    return path(request) + "?" + pair(option, value);
  }

  private static String path(GraphRequest request) {
    return request.http().origin() + request.http().path();
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
