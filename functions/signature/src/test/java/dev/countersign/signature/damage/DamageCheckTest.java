package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.Edit;
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

  private static Set<Damage> check(String signed, List<Edit> edits) {
    return DamageCheck.compare(bytes(MESSAGE), bytes(signed), edits, false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
