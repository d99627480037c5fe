package dev.countersign.local.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search finds what it is there to find. */
class SecretSearchTest {
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl+/7dHVyZS1vZi1hLXRva2Vu";
  private static final String CODE = "DPBCU2WR6";
  private final SecretSearch search =
      new SecretSearch(Map.of("token", Set.of(TOKEN), "code", Set.of(CODE)));

  static Stream<String> forms() {
    return Stream.of(TOKEN, CODE)
        .flatMap(
            secret ->
                Stream.of(
                    secret,
                    URLEncoder.encode(secret, UTF_8),
                    HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                    base64("x" + secret + "xyz"),
                    base64("xy" + secret + "z"),
                    base64("xyz" + secret),
                    Base64.getUrlEncoder().encodeToString(secret.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void findsEveryForm(String form) {
    assertThat(search.in("before " + form + " after")).isNotEmpty();
  }

  @Test
  void findsAHalf() {
    assertThat(search.in("…" + TOKEN.substring(TOKEN.length() / 3))).containsExactly("token");
  }

  @Test
  void findsNothingElse() {
    assertThat(search.in("a log line with nothing in it, eyJhbGciOiJI, DPBCU2 WR6")).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
