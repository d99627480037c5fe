package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Large messages are written while they are read, and anew where a late part changes the plan. */
class WrittenAheadTest {
  private static final String TEXT = "Content-Type: text/plain\r\n\r\nHello\r\n";
  private static final String HTML = "Content-Type: text/html\r\n\r\n<p>Hello</p>\r\n";
  private static final String PHOTO =
      "Content-Type: image/png\r\n\r\n" + "QUJD-/+9".repeat(50_000) + "\r\n";
  private static final String ATTACHMENT = "Content-Disposition: attachment\r\n" + PHOTO;
  private static final String REQUEST =
      "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n";

  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream signedInMemory = new ByteArrayOutputStream();

  static Stream<Path> messages() throws IOException {
    return StreamingTest.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signsAsPlanned(Path file) throws IOException {
    assertSame(Files.readAllBytes(file));
  }

  @Test
  void signsTextBeforeAndBehindAttachments() throws IOException {
    assertSame(mixed(TEXT, ATTACHMENT, ATTACHMENT));
    assertSame(mixed(ATTACHMENT, HTML, ATTACHMENT));
    assertSame(mixed(ATTACHMENT, ATTACHMENT, TEXT));
  }

  @Test
  void signsAllVersionsOfATextThatPhotosStandBetween() throws IOException {
    String related = multipart("related", HTML, PHOTO, PHOTO);

    assertSame(mixed(multipart("alternative", TEXT, related), ATTACHMENT));
    assertSame(mixed(multipart("alternative", related, TEXT), ATTACHMENT));
  }

  @Test
  void signsTheLastTextAfterItBeganToWriteWithTheFirstOneSigned() throws IOException {
    byte[] message = mixed(TEXT, ATTACHMENT, ATTACHMENT, HTML);

    assertThat(assertSame(message)).isInstanceOf(Stamped.class);
  }

  @Test
  void signsTheRootThatIsNamedBehindAnotherText() throws IOException {
    String related = multipart("related", HTML, PHOTO, PHOTO, "Content-ID: <root>\r\n" + HTML);
    String named = related.replaceFirst("; boundary", "; start=root; boundary");

    assertThat(assertSame(mixed(named, ATTACHMENT))).isInstanceOf(Stamped.class);
    assertThat(assertSame(("From: a@b\r\n" + named).getBytes(US_ASCII)))
        .isInstanceOf(Stamped.class);
  }

  @Test
  void signsNothingWhereALatePartForbidsIt() throws IOException {
    assertThat(assertSame(mixed(TEXT, ATTACHMENT, REQUEST))).isInstanceOf(LeftAlone.class);
    assertThat(assertSame(mixed(REQUEST, ATTACHMENT, TEXT))).isInstanceOf(LeftAlone.class);
  }

  @Test
  void signsNothingWhereTheEndIsMissing() throws IOException {
    String whole = new String(mixed(TEXT, ATTACHMENT, ATTACHMENT), US_ASCII);
    byte[] message = whole.substring(0, whole.length() - 10).getBytes(US_ASCII);

    assertThat(assertSame(message)).isInstanceOf(LeftAlone.class);
  }

  @Test
  void removesAFieldThatCrossesTheEndOfWhatIsReadAtOnce() throws IOException {
    for (int length = 261_900; length < 262_200; length += 7) {
      String before = "X-Filler: a\r\n".repeat(length / 13) + "X-Last: " + "x".repeat(length % 13);
      String message = before + "\r\nX-Countersign-Tenant: secret\r\n\r\n" + PHOTO;

      assertSame(message.getBytes(US_ASCII));
    }
  }

  @Test
  void removesAFieldThatCrossesTheEndOfAStretch() throws IOException {
    for (int length = 4_000; length < 4_200; length += 3) {
      String header = "X-Last: " + "x".repeat(length) + "\r\nX-Countersign-Tenant: secret\r\n";

      assertSame((header + new String(mixed(TEXT, ATTACHMENT), US_ASCII)).getBytes(US_ASCII));
    }
  }

  @Test
  void beginsAnewInMemoryOnlyWhereALatePartChangesThePlan() throws IOException {
    byte[] photos = mixed(multipart("related", HTML, PHOTO, PHOTO), ATTACHMENT);

    assertThat(resets(mixed(TEXT, ATTACHMENT, ATTACHMENT))).isZero();
    assertThat(resets(mixed(multipart("alternative", TEXT, HTML), ATTACHMENT))).isZero();
    assertThat(resets(photos)).isZero();
    assertThat(resets(mixed(TEXT, ATTACHMENT, REQUEST))).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signsASmallMessageInMemoryAsPlanned(Path file) throws IOException {
    byte[] message = Files.readAllBytes(file);
    Stamp stamp = Samples.stamp("images");
    SignatureEngine engine = new SignatureEngine();

    Decision decision = engine.sign(message, stamp, signedInMemory);

    assertThat(decision).isEqualTo(engine.plan(MessageSource.of(message), stamp).decision());
    assertThat(signedInMemory.toByteArray()).isEqualTo(planned(message, stamp));
  }

  @Test
  void signsALargeMessageInMemory() throws IOException {
    byte[] message = mixed(HTML, ATTACHMENT.repeat(2), PHOTO.repeat(4));
    Stamp stamp = Samples.stamp("plain");
    assertThat(message.length).isGreaterThan(2 * 1024 * 1024);

    Decision decision = new SignatureEngine().sign(message, stamp, signedInMemory);

    assertThat(decision).isInstanceOf(Stamped.class);
    assertThat(signedInMemory.toByteArray()).isEqualTo(planned(message, stamp));
  }

  @Test
  void refusesAnOutputInMemoryThatIsNotEmpty() {
    signedInMemory.write('x');

    assertThatThrownBy(
            () -> new SignatureEngine().sign(new byte[0], Samples.stamp("plain"), signedInMemory))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhatStandsBeforeTheMessage() throws IOException {
    Path file = Files.write(folder.resolve("message.eml"), mixed(TEXT, ATTACHMENT, REQUEST));
    Path signed = Files.write(folder.resolve("signed.mbox"), new byte[] {1, 2, 3, 4, 5});

    try (FileChannel out = FileChannel.open(signed, WRITE)) {
      new SignatureEngine().sign(file, Samples.stamp("plain"), out.position(3));
    }

    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(new byte[] {1, 2, 3});
    expected.writeBytes(planned(Files.readAllBytes(file), Samples.stamp("plain")));
    assertThat(signed).hasBinaryContent(expected.toByteArray());
  }

  private Decision assertSame(byte[] message) throws IOException {
    Path file = Files.write(folder.resolve("message.eml"), message);
    Path signed = folder.resolve("signed.eml");
    Files.deleteIfExists(signed);
    Stamp stamp = Samples.stamp("images");
    try (FileChannel out = FileChannel.open(signed, CREATE, WRITE)) {
      Decision decision = new SignatureEngine().sign(file, stamp, out);

      assertThat(signed).hasBinaryContent(planned(message, stamp));
      assertSameInMemory(message, stamp, decision);
      return decision;
    }
  }

  private static void assertSameInMemory(byte[] message, Stamp stamp, Decision expected)
      throws IOException {
    for (int stretch : new int[] {61, 997, MemoryAhead.PAGE}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Decision decision = MemoryAhead.sign(new SignatureEngine(), message, stamp, out, stretch);

      assertThat(decision).isEqualTo(expected);
      assertThat(out.toByteArray()).isEqualTo(planned(message, stamp));
    }
  }

  private static int resets(byte[] message) throws IOException {
    AtomicInteger resets = new AtomicInteger();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void reset() {
            resets.incrementAndGet();
            super.reset();
          }
        };
    Stamp stamp = Samples.stamp("plain");
    MemoryAhead.sign(new SignatureEngine(), message, stamp, out, MemoryAhead.PAGE);
    return resets.get();
  }

  private static byte[] planned(byte[] message, Stamp stamp) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignatureEngine().plan(MessageSource.of(message), stamp).writeTo(out);
    return out.toByteArray();
  }

  private static byte[] mixed(String... parts) {
    return ("From: a@b\r\n" + multipart("mixed", parts)).getBytes(US_ASCII);
  }

  private static String multipart(String subtype, String... parts) {
    StringBuilder text =
        new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=of-" + subtype);
    text.append("\r\n\r\n");
    for (String part : parts) {
      text.append("--of-" + subtype + "\r\n" + part + "\r\n");
    }
    return text.append("--of-" + subtype + "--\r\n").toString();
  }
}
