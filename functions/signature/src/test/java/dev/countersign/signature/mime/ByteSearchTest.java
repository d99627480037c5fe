package dev.countersign.signature.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
  private static final int LENGTH = 20_000;

  @Test
  void findsTwoDashesWhereverTheyAre() {
    Random random = new Random(1521);
    for (int pair = 0; pair < LENGTH - 1; pair += 1 + random.nextInt(40)) {
      byte[] bytes = randomWithoutPairs(random);
      bytes[pair] = '-';
      bytes[pair + 1] = '-';

      assertFound(bytes, random.nextInt(pair + 1));
    }
  }

  @Test
  void findsNoneWhereThereAreNone() {
    byte[] bytes = randomWithoutPairs(new Random(2046));

    assertThat(ByteSearch.twoDashes(bytes, 0, LENGTH)).isEqualTo(LENGTH);
    assertThat(ByteSearch.twoDashes(direct(bytes), 3, LENGTH)).isEqualTo(LENGTH);
  }

  @Test
  void doesNotLookBehindTheEnd() {
    byte[] bytes = new byte[LENGTH];
    bytes[LENGTH - 2] = '-';
    bytes[LENGTH - 1] = '-';

    assertThat(ByteSearch.twoDashes(bytes, 0, LENGTH - 1)).isEqualTo(LENGTH - 1);
  }

  @Test
  void findsTheSameInShortStretchesWithAndWithoutWords() {
    Random random = new Random(822);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = dashesAndOthers(random);
      int to = random.nextInt(bytes.length + 1);
      int from = random.nextInt(to + 1);
      int dashes = indexOf("--", bytes, from, to);
      int dash = indexOf("-", bytes, from, to);

      assertThat(ByteSearch.plainTwoDashes(bytes, from, to)).isEqualTo(dashes);
      assertThat(WordSearch.twoDashes(bytes, from, to)).isEqualTo(dashes);
      assertThat(ByteSearch.plainIndexOf(bytes, (byte) '-', from, to)).isEqualTo(dash);
      assertThat(WordSearch.indexOf(bytes, (byte) '-', from, to)).isEqualTo(dash);
    }
  }

  @Test
  void seesEveryByteThatIsNotAscii() {
    for (int at = 0; at < 50; at++) {
      byte[] bytes = new byte[50];
      bytes[at] = (byte) 0x80;

      assertThat(WordSearch.isAscii(bytes, 0, 50)).isFalse();
      assertThat(WordSearch.isAscii(bytes, 0, at)).isTrue();
      assertThat(WordSearch.isAscii(bytes, at + 1, 50)).isTrue();
    }
  }

  private static byte[] dashesAndOthers(Random random) {
    byte[] bytes = new byte[random.nextInt(80)];
    int rare = 1 + random.nextInt(30);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = random.nextInt(rare) == 0 ? (byte) '-' : (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static int indexOf(String wanted, byte[] bytes, int from, int to) {
    int found = new String(bytes, 0, to, ISO_8859_1).indexOf(wanted, from);
    return found < 0 ? to : found;
  }

  private static void assertFound(byte[] bytes, int from) {
    int expected = from;
    while (bytes[expected] != '-' || bytes[expected + 1] != '-') {
      expected++;
    }
    assertThat(ByteSearch.twoDashes(bytes, from, LENGTH)).isEqualTo(expected);
    assertThat(ByteSearch.twoDashes(direct(bytes), from, LENGTH)).isEqualTo(expected);
  }

  /** All values there are, single dashes among them. */
  private static byte[] randomWithoutPairs(Random random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    for (int i = 1; i < LENGTH; i++) {
      bytes[i] = bytes[i - 1] == '-' && bytes[i] == '-' ? (byte) '+' : bytes[i];
    }
    return bytes;
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(LENGTH).put(bytes).clear();
  }
}
