package dev.countersign.local.microsoft365.identity.browser;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of a browser as pages without scripts need. It tells each request to a listener. */
public final class Browser {
  /** More than any sign-in takes; a loop must end. */
  private static final int MAX_REDIRECTS = 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();
  private final Cookies cookies = new Cookies();
  private final Consumer<Step> listener;

  public Browser(Consumer<Step> listener) {
    this.listener = listener;
  }

  /**
   * Opens a URL that somebody typed.
   *
   * @throws UncheckedIOException if a server can't be reached
   */
  public Page open(URI url) {
    return navigate(get(url), url);
  }

  /** Sends a form of a page. */
  Page submit(Page from, URI action, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return navigate(request, from.url());
  }

  /**
   * @param initiator where the navigation began
   */
  private Page navigate(HttpRequest.Builder first, URI initiator) {
    HttpRequest.Builder next = first;
    boolean crossSite = false;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      URI url = next.copy().build().uri();
      crossSite = crossSite || !url.getAuthority().equals(initiator.getAuthority());
      HttpResponse<String> response = send(next, url, crossSite);
      URI redirect = redirect(response);
      listener.accept(new Step(response.request().method(), url, response.statusCode(), redirect));
      if (redirect == null) {
        return new Page(response.statusCode(), url, response.body());
      }
      next = get(redirect);
    }
    throw new UncheckedIOException(new IOException("Too many redirects from " + initiator));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, URI url, boolean crossSite) {
    String cookie = cookies.header(url, crossSite);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<String> response =
          client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(header -> cookies.store(url, header));
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException());
    }
  }

  private static @Nullable URI redirect(HttpResponse<?> response) {
    if (response.statusCode() / 100 != 3) {
      return null;
    }
    URI url = response.request().uri();
    return response.headers().firstValue("Location").map(url::resolve).orElse(null);
  }

  private static HttpRequest.Builder get(URI url) {
    return HttpRequest.newBuilder(url).header("Accept", "text/html").GET();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
