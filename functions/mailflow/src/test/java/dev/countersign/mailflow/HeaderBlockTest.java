package dev.countersign.mailflow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HeaderBlockTest {
  /** Copying the field anew for each of its lines took a stranger's message sixteen seconds. */
  @Test
  void manyFoldedLinesAreNotCopiedAgainAndAgain() throws IOException {
    byte[] header = ("X: a\r\n" + " \r\n".repeat(50_000) + "\r\n").getBytes(US_ASCII);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(HeaderBlock.fields(new ByteArrayInputStream(header))).hasSize(1);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200L << 20);
  }

  @Test
  void fieldsAreAllOrNoneAndReadingStopsWhereTheHeaderIsTooLong() throws IOException {
    byte[] header =
        ("First: 1\r\nLong: " + "x".repeat(HeaderBlock.MAX_BYTES) + "\r\n\r\n").getBytes(US_ASCII);
    assertThat(HeaderBlock.read(new ByteArrayInputStream(header)).headers())
        .extracting("name")
        .containsExactly("First");
    assertThatThrownBy(() -> HeaderBlock.fields(new ByteArrayInputStream(header)))
        .isInstanceOf(IOException.class);
  }
}
