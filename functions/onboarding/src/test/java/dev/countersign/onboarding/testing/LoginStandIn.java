package dev.countersign.onboarding.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Microsoft's sign-in service at the edge of HTTP: signs ID tokens, remembers the forms it gets,
 * and answers each with what a test has put in line.
 */
public final class LoginStandIn implements AutoCloseable {
  public static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  public static final String OTHER_TENANT = "11111111-2222-4333-8444-555555555555";

  private static final ThreadFactory DAEMONS =
      work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
      };

  /** The forms that were posted, oldest first. */
  public final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
  private final Deque<Runnable> meanwhile = new ConcurrentLinkedDeque<>();
  private final RSAKey key = newKey("key-1");
  private final HttpServer server;
  private final Clock clock;

  private record Answer(int status, String body) {}

  public LoginStandIn(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // More than one at a time: something that happens meanwhile may ask, too.
    server.setExecutor(Executors.newCachedThreadPool(DAEMONS));
    server.createContext("/organizations/oauth2/v2.0/", this::post);
    server.createContext("/" + TENANT + "/oauth2/v2.0/", this::post);
    server.createContext(
        "/organizations/discovery/v2.0/keys",
        exchange ->
            respond(exchange, new Answer(200, new JWKSet(key).toPublicJWKSet().toString())));
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts an answer in line. */
  public void answer(int status, Map<String, Object> body) {
    answers.add(new Answer(status, Json.write(body)));
  }

  /** Something happens while the next form is answered. */
  public void meanwhile(Runnable what) {
    meanwhile.add(what);
  }

  /** Takes all answers out of line that nobody has asked for. */
  public void forgetAnswers() {
    answers.clear();
  }

  /** Puts an error of RFC 6749 in line, with the number of Microsoft's own. */
  public void refuse(String error, int number) {
    answer(
        400,
        Map.of(
            "error",
            error,
            "error_description",
            "AADSTS" + number + ": somebody@brightwater.example",
            "error_codes",
            List.of(number)));
  }

  /** Claims as Microsoft makes them for an account of Brightwater. */
  public JWTClaimsSet.Builder claims(String clientId) {
    return new JWTClaimsSet.Builder()
        .issuer("https://login.microsoftonline.com/" + TENANT + "/v2.0")
        .audience(clientId)
        .claim("tid", TENANT)
        .claim("oid", "0f3b1c7e-5d2a-4b86-9c41-7e8d9f0a1b2c")
        .claim("preferred_username", "ada.admin@brightwater.example")
        .notBeforeTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
  }

  /** Claims for an account of another organisation. */
  public JWTClaimsSet.Builder claimsOfOtherTenant(String clientId) {
    return claims(clientId)
        .issuer("https://login.microsoftonline.com/" + OTHER_TENANT + "/v2.0")
        .claim("tid", OTHER_TENANT);
  }

  public String sign(JWTClaimsSet.Builder claims) {
    return sign(claims, key);
  }

  /** Signed with a key of somebody who knows the name of Microsoft's. */
  public String forge(JWTClaimsSet.Builder claims) {
    return sign(claims, newKey(key.getKeyID()));
  }

  private static String sign(JWTClaimsSet.Builder claims, RSAKey key) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    for (String field : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&")) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    forms.add(form);
    Answer next = answers.poll();
    Runnable what = meanwhile.poll();
    if (what != null) {
      what.run();
    }
    respond(exchange, next == null ? new Answer(418, "{\"error\":\"nothing in line\"}") : next);
  }

  private static void respond(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The query of a URL. */
  public static Map<String, String> query(String url) {
    Map<String, String> query = new HashMap<>();
    for (String field : url.substring(url.indexOf('?') + 1).split("&")) {
      String[] parts = field.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
