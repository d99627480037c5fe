package dev.countersign.mailflow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Such a sender was not found in the directory (RFC 6532); others write Latin-1 all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void readsAddressesThatAreNotAscii(String charset) throws IOException {
    byte[] header =
        "From: J\u00fcrgen Gro\u00df <j\u00fcrgen.gro\u00df@brightwater.example>\r\n\r\n"
            .getBytes(Charset.forName(charset));
    assertThat(HeaderBlock.read(new ByteArrayInputStream(header)).from())
        .contains("j\u00fcrgen.gro\u00df@brightwater.example");
  }
}
