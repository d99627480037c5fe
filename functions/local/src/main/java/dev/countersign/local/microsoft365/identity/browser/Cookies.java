package dev.countersign.local.microsoft365.identity.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The cookies of a browser. As browsers do, it does not tell ports apart, takes loopback hosts for
 * secure, and keeps {@code SameSite=Strict} cookies from navigations that another site began. For
 * the last, every port of a loopback host is a site of its own: deployed, they are.
 */
final class Cookies {
  private record Stored(HttpCookie cookie, String host, String path, boolean strict) {
    boolean isSame(Stored other) {
      return cookie.getName().equals(other.cookie.getName())
          && host.equals(other.host)
          && path.equals(other.path);
    }
  }

  private final List<Stored> stored = new ArrayList<>();

  /** Takes a {@code Set-Cookie} header of an answer. */
  void store(URI url, String header) {
    boolean strict = header.toLowerCase(Locale.ROOT).replace(" ", "").contains("samesite=strict");
    for (HttpCookie cookie : HttpCookie.parse(header)) {
      String path = cookie.getPath() == null ? "/" : cookie.getPath();
      Stored taken = new Stored(cookie, url.getHost(), path, strict);
      stored.removeIf(taken::isSame);
      stored.add(taken);
    }
    stored.removeIf(s -> s.cookie().hasExpired());
  }

  /**
   * @return the value of the header {@code Cookie}; empty if there is none to send
   */
  String header(URI url, boolean crossSite) {
    stored.removeIf(s -> s.cookie().hasExpired());
    return stored.stream()
        .filter(s -> s.host().equals(url.getHost()))
        .filter(s -> isUnder(url.getPath(), s.path()))
        .filter(s -> !s.cookie().getSecure() || isTrustworthy(url))
        .filter(s -> !s.strict() || !crossSite)
        .map(s -> s.cookie().getName() + "=" + s.cookie().getValue())
        .collect(Collectors.joining("; "));
  }

  private static boolean isUnder(String path, String cookiePath) {
    String folder = cookiePath.endsWith("/") ? cookiePath : cookiePath + "/";
    return path.equals(cookiePath) || path.startsWith(folder);
  }

  private static boolean isTrustworthy(URI url) {
    return url.getScheme().equals("https")
        || url.getHost().equals("127.0.0.1")
        || url.getHost().equals("localhost");
  }
}
