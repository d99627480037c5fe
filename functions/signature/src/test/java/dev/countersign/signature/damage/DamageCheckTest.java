package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.Edit;
import dev.countersign.signature.Marks;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DamageCheckTest {
  private static final String MESSAGE =
      "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
          + "--x\r\nContent-Type: text/plain\r\n\r\nHello world\r\n--x\r\n"
          + "Content-Type: multipart/signed; boundary=y\r\n\r\n--y\r\n\r\nsigned\r\n--y--\r\n--x--\r\n";

  @Test
  void findsNothingInAnInsertionThatIsDeclared() {
    String signed = MESSAGE.replace("world\r\n", "world\r\nAda\r\n");

    assertThat(
            check(
                signed, List.of(new Edit(MESSAGE.indexOf("\r\n--x\r\nContent-Type: multi"), 0, 5))))
        .isEmpty();
  }

  @Test
  void findsBytesThatChangedWithoutAnEdit() {
    assertThat(check(MESSAGE.replace("From: a", "From: c"), List.of()))
        .containsExactly(Damage.BYTES_CHANGED);
  }

  @Test
  void findsALineFeedWithoutACarriageReturn() {
    assertThat(check(MESSAGE.replace("world", "world\n"), List.of()))
        .contains(Damage.BARE_LINE_FEED);
  }

  @Test
  void findsALineThatIsTooLong() {
    assertThat(check(MESSAGE.replace("world", "world" + "!".repeat(999)), List.of()))
        .contains(Damage.LONG_LINE);
  }

  @Test
  void findsAPartThatIsMissing() {
    String signed =
        MESSAGE.replace("--x\r\nContent-Type: multipart", "--z\r\nContent-Type: multipart");

    assertThat(check(signed, List.of())).contains(Damage.TREE_CHANGED);
  }

  @Test
  void findsATextThatLostAWord() {
    assertThat(check(MESSAGE.replace("Hello ", ""), List.of())).contains(Damage.TEXT_ALTERED);
  }

  @Test
  void findsThatASignedMessageWasStamped() {
    assertThat(DamageCheck.compare(bytes(MESSAGE), bytes(MESSAGE), List.of(), true))
        .containsExactly(Damage.UNTOUCHABLE_MODIFIED);
  }

  @Test
  void takesTheGroupOfBase64ThatWasCutForWholeInLinesOfAnyLength() {
    String text = "Dear Ben,\r\nyes.\r\n\r\n> is it?\r\n";
    String oneByOne = Base64.getEncoder().encodeToString(bytes(text)).replaceAll(".", "$0\r\n");

    assertThat(examine("Content-Transfer-Encoding: base64\r\n\r\n" + oneByOne)).isEmpty();
  }

  @Test
  void readsTextInTheCharsetsThatTheEngineReads() {
    assertThat(
            examine(
                "Content-Type: text/plain; charset=iso-8859-8-i\r\n"
                    + "Content-Transfer-Encoding: 8bit\r\n\r\n\u00f9\u00ec\u00e5\u00ed\r\n"))
        .isEmpty();
  }

  private static Set<Damage> examine(String message) {
    RenderedSignature signature =
        new RenderedSignature("1", "<p>\u0410\u0434\u0430</p>", "\u0410\u0434\u0430", List.of());
    Stamp stamp = new Stamp(signature, Marks.NONE);
    return new DamageCheck(new SignatureEngine(), stamp).examine(bytes(message)).damage();
  }

  private static Set<Damage> check(String signed, List<Edit> edits) {
    return DamageCheck.compare(bytes(MESSAGE), bytes(signed), edits, false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
