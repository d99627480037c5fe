package dev.countersign.signature.mime;

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
