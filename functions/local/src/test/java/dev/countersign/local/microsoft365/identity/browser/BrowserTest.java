package dev.countersign.local.microsoft365.identity.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.microsoft365.http.Endpoint;
import dev.countersign.local.microsoft365.http.HttpEndpoint;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowserTest {
  private final HttpServer ours = server();
  private final HttpServer theirs = server();
  private final List<Step> steps = new ArrayList<>();
  private final Browser browser = new Browser(steps::add);

  @AfterEach
  void stop() {
    ours.stop(0);
    theirs.stop(0);
  }

  @Test
  void sendsSecureCookiesToLoopbackAsBrowsersDo() {
    serve(ours, "/set", r -> Response.empty(204).with("Set-Cookie", "a=1; Secure; HttpOnly"));
    serve(ours, "/show", BrowserTest::showCookies);

    browser.open(url(ours, "/set"));

    assertThat(browser.open(url(ours, "/show")).body()).isEqualTo("a=1");
  }

  @Test
  void keepsStrictCookiesWhenAnotherSiteSendsItBack() {
    serve(ours, "/strict", r -> Response.empty(204).with("Set-Cookie", "s=1; SameSite=Strict"));
    serve(ours, "/lax", r -> Response.empty(204).with("Set-Cookie", "l=1; SameSite=Lax"));
    serve(ours, "/callback", BrowserTest::showCookies);
    serve(theirs, "/login", r -> Response.redirect(url(ours, "/callback").toString()));
    browser.open(url(ours, "/strict"));
    browser.open(url(ours, "/lax"));

    assertThat(browser.open(url(theirs, "/login")).body()).isEqualTo("l=1");
    assertThat(browser.open(url(ours, "/callback")).body()).isEqualTo("s=1; l=1");
  }

  @Test
  void sendsCookiesOnlyUnderTheirPathAndForgetsExpiredOnes() {
    serve(ours, "/set", r -> Response.empty(204).with("Set-Cookie", "a=1; Path=/signin"));
    serve(ours, "/end", r -> Response.empty(204).with("Set-Cookie", "a=; Path=/signin; Max-Age=0"));
    serve(ours, "/signin/callback", BrowserTest::showCookies);
    serve(ours, "/signing", BrowserTest::showCookies);
    browser.open(url(ours, "/set"));

    assertThat(browser.open(url(ours, "/signin/callback")).body()).isEqualTo("a=1");
    assertThat(browser.open(url(ours, "/signing")).body()).isEmpty();
    browser.open(url(ours, "/end"));
    assertThat(browser.open(url(ours, "/signin/callback")).body()).isEmpty();
  }

  @Test
  void tellsEveryStepOfARedirect() {
    serve(ours, "/from", r -> Response.redirect("/to"));
    serve(ours, "/to", r -> Response.html(200, "<title>There</title>"));

    Page page = browser.open(url(ours, "/from"));

    assertThat(page.title()).isEqualTo("There");
    assertThat(steps)
        .containsExactly(
            new Step("GET", url(ours, "/from"), 302, url(ours, "/to")),
            new Step("GET", url(ours, "/to"), 200, null));
  }

  @Test
  void givesUpOnACircleOfRedirects() {
    serve(ours, "/round", r -> Response.redirect("/round"));

    assertThatThrownBy(() -> browser.open(url(ours, "/round")))
        .hasMessageContaining("Too many redirects");
  }

  private static Response showCookies(Request request) {
    String cookies = request.header("Cookie");
    return Response.html(200, cookies == null ? "" : cookies);
  }

  private static void serve(HttpServer server, String path, Endpoint endpoint) {
    server.createContext(path, new HttpEndpoint(endpoint));
  }

  private static URI url(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static HttpServer server() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(any, 0);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
