package dev.countersign.signature.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of our own; a signature is put where the cross is. */
class PlacementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Yes.✗|-",
        "Yes.✗ / On Monday Otto wrote: / > Is it? / > Tell me.|ABOVE",
        "Yes. / On Monday Otto wrote: / ✗ / > Is it?|BELOW",
        "Yes. / On Monday Otto wrote: / > Is it?✗|BELOW",
        "On Monday Otto wrote: / > Is it? / Yes. / > And that? / No.✗|ANSWERS_WITHIN",
        "Yes.✗ / > Is it? / -- / The list of all|ABOVE",
        "Yes.✗ / -----Original Message----- / From: Otto / Is it?|ABOVE",
        "Yes. / -----Original Message----- / From: Otto / Is it?✗|BELOW",
        "Ja.✗ / Von: Otto / Gesendet: Montag / An: Ada / Ist es so?|ABOVE",
        "From: the team / we send our best.✗|-",
        "--- Our plan --- / It goes on.✗|-",
      })
  void looksAtText(String text, @Nullable Placement expected) {
    assertThat(placement("text/plain", text.replace(" / ", "\r\n"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "<p>Yes.</p>✗|-",
        "<p>Yes.</p>✗<p>On Monday <b>Otto</b> wrote:</p><blockquote><p>Is it?</p></blockquote>|ABOVE",
        "<p>Yes.</p><p>On Monday Otto wrote:</p>✗<blockquote>Is it?</blockquote>|BELOW",
        "<blockquote>Is it?</blockquote><p>Yes.</p>✗|ANSWERS_WITHIN",
        "<blockquote>Is it?<br>--<br>Otto</blockquote><p>Yes.</p>✗|ANSWERS_WITHIN",
        "<blockquote>From: Otto<br>Sent: Monday<br>To: Ada<br>Is it?</blockquote>Yes.✗|ANSWERS_WITHIN",
        "<p>Yes.</p>✗<blockquote>From: Otto<br>Sent: Monday<br>To: Ada</blockquote>A list|ABOVE",
        "<p>Is it:</p>✗<blockquote>From: Otto<br>Sent: Monday<br>To: Ada<br>Yes.</blockquote>|ABOVE",
        "<p>Yes.</p>✗<blockquote>Is it?<blockquote>It?</blockquote></blockquote>&nbsp;<br>|ABOVE",
        "<style>blockquote {color: red}</style><!-- <blockquote> --><p>Yes.</p>✗|-",
        "<div>Yes.</div>✗<div><b>From:</b> Otto<br><b>Sent:</b> Monday<br><b>To:</b> Ada</div>|ABOVE",
        "<div>Yes.</div><div>From: Otto<br>Sent: Monday<br>To: Ada</div><p>Is it?</p>✗|BELOW",
        "<p>Yes.</p>✗<p>&gt; Is it?</p>|ABOVE",
        "<p>Yes.</p>✗<blockquote>Is it?|ABOVE",
      })
  void looksAtHtml(String html, @Nullable Placement expected) {
    assertThat(placement("text/html", html)).isEqualTo(expected);
  }

  @Test
  void aTextThatLostSomethingIsJudgedToo() {
    Leaf before = leaf("text/plain", "Yes.\r\n> Is it?");

    assertThat(Placement.of(List.of(before), List.of(leaf("text/plain", "it?"))))
        .isEqualTo(Placement.BELOW);
  }

  private static @Nullable Placement placement(String type, String text) {
    Leaf before = leaf(type, text.replace("✗", ""));
    Leaf after = leaf(type, text.replace("✗", "\r\n<p>Ada Example</p>"));
    return Placement.of(List.of(before), List.of(after));
  }

  private static Leaf leaf(String type, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new Leaf("multipart/alternative/" + type, StandardCharsets.UTF_8, content);
  }
}
