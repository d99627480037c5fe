package dev.countersign.signature.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldBodyTest {
  @Test
  void readsAFieldThatCameBeforeOnce() {
    FieldBody first = of("Content-Type: text/html; charset=utf-8\r\n");

    assertThat(of("Content-Type: text/html; charset=utf-8\r\n")).isSameAs(first);
    assertThat(first.structured()).isSameAs(first.structured());
    assertThat(first.value()).isEqualTo("text/html; charset=utf-8");
  }

  /** Length, middle and last character are the same, so they share a place among those known. */
  @Test
  void neverTakesAFieldForAnother() {
    for (String type : new String[] {"text/plain", "tent/plain", "text/plain", "TEXT/plain"}) {
      FieldBody body = of("Content-Type: " + type + "\r\n");

      assertThat(body.value()).isEqualTo(type);
      assertThat(new String(body.raw(), ISO_8859_1)).isEqualTo("Content-Type: " + type + "\r\n");
    }
  }

  @Test
  void keepsItsOwnBytes() {
    byte[] bytes = "Content-Type: text/plain; charset=koi8-r\r\n".getBytes(ISO_8859_1);
    FieldBody body = FieldBody.of(FieldName.CONTENT_TYPE, bytes, 0, 12, bytes.length);
    bytes[20] = 'X';

    assertThat(body.value()).isEqualTo("text/plain; charset=koi8-r");
    assertThat(FieldBody.of(FieldName.CONTENT_TYPE, bytes, 0, 12, bytes.length).value())
        .isEqualTo("text/pXain; charset=koi8-r");
  }

  @Test
  void doesNotKeepLongFields() {
    String field = "Content-Type: text/plain; name=\"" + "n".repeat(200) + "\"\r\n";

    assertThat(of(field)).isNotSameAs(of(field));
    assertThat(of(field).value()).endsWith("n\"");
  }

  @Test
  void doesNotKeepAddresses() {
    String field = "Return-Path: <ada.winter@brightwater.example>\r\n";

    assertThat(of(field)).isNotSameAs(of(field));
  }

  @Test
  void unfolds() {
    assertThat(of("Content-Type: text/plain;\r\n charset=utf-8\r\n").value())
        .isEqualTo("text/plain; charset=utf-8");
    assertThat(of("Content-Type:\n text/plain;\n\tcharset=utf-8\n").value())
        .isEqualTo("text/plain;\tcharset=utf-8");
  }

  @Test
  void staysMalformedWhenItComesAgain() {
    for (int time = 0; time < 2; time++) {
      assertThat(of("Content-Type: text/plain\rX: y\r\n").isMalformed()).isTrue();
      assertThat(of("Content-Type: text/\0plain\r\n").isMalformed()).isTrue();
      assertThat(of("Content-Type: text/plain\r\n").isMalformed()).isFalse();
    }
  }

  private static FieldBody of(String field) {
    byte[] bytes = ("X: before\r\n" + field + "X: behind\r\n").getBytes(ISO_8859_1);
    int from = "X: before\r\n".length();
    int colon = from + field.indexOf(':');
    FieldName name = Objects.requireNonNull(FieldName.of(bytes, from, colon));
    return FieldBody.of(name, bytes, from, colon, from + field.length());
  }
}
