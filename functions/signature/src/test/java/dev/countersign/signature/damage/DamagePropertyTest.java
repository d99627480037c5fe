package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.Marks;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever a message is made of, what comes out is what came in and a signature. */
class DamagePropertyTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void doesNoDamageToMessagesOfAnyShape(
      @ForAll("messages") byte[] message, @ForAll("signatures") RenderedSignature signature) {
    assertThat(examine(message, signature).damage()).as(new String(message, ISO_8859_1)).isEmpty();
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void doesNoDamageToBrokenMessages(
      @ForAll("broken") byte[] message, @ForAll("signatures") RenderedSignature signature) {
    assertThat(examine(message, signature).damage()).as(new String(message, ISO_8859_1)).isEmpty();
  }

  private static DamageCheck.Examined examine(byte[] message, RenderedSignature signature) {
    Marks marks = new Marks(List.of("X-Countersign-Processed: 1"), Set.of("X-Countersign-Tenant"));
    return new DamageCheck(new SignatureEngine(), new Stamp(signature, marks)).examine(message);
  }

  @Provide
  Arbitrary<byte[]> messages() {
    return MessageTrees.messages();
  }

  @Provide
  Arbitrary<RenderedSignature> signatures() {
    InlineImage logo = new InlineImage("logo.png", "image/png", new byte[100]);
    String image = "<img src=\"cid:logo.png\">";
    return Arbitraries.of(
        new RenderedSignature("1", "<p>Ada</p>", "-- \nAda", List.of()),
        new RenderedSignature("2", "<p>" + image + "Jürgen €</p>", "Jürgen €", List.of(logo)),
        new RenderedSignature("3", "<p>Ада</p>", "Ада\n\n> и", List.of()),
        new RenderedSignature("4", "<p>" + "株 ".repeat(400) + "</p>", "株".repeat(500), List.of()),
        new RenderedSignature("5", "", "--=_b1\n--\n.", List.of()));
  }

  /** Golden messages with a few bytes changed, cut or doubled. */
  @Provide
  Arbitrary<byte[]> broken() throws IOException {
    List<String> messages;
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      messages =
          files.filter(file -> file.toString().endsWith(".eml")).sorted().map(this::read).toList();
    }
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\r\n",
            "\n",
            "\r",
            "--",
            "--b1",
            "--b1--",
            "=",
            " ",
            ":",
            "\"",
            ";",
            "\0",
            "<",
            "é",
            "Content-Type: text/html\r\n",
            "\r\n\r\n",
            "boundary=",
            "&#");
    return Arbitraries.of(messages)
        .flatMap(
            message ->
                Arbitraries.integers()
                    .between(300, Math.max(301, message.length()))
                    .flatMap(
                        at ->
                            pieces.flatMap(
                                piece ->
                                    Arbitraries.integers()
                                        .between(0, 30)
                                        .map(cut -> broken(message, at, cut, piece)))));
  }

  private String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] broken(String message, int at, int cut, String piece) {
    int from = Math.min(at, message.length());
    int to = Math.min(from + cut, message.length());
    return (message.substring(0, from) + piece + message.substring(to)).getBytes(ISO_8859_1);
  }
}
