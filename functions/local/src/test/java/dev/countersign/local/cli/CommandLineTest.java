package dev.countersign.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who gives {@code ./countersign} something that it cannot work with. */
class CommandLineTest {
  private static final String MESSAGE = "Subject: a\r\n\r\nText.\r\n";

  private final StringWriter errors = new StringWriter();
  private Path folder = Path.of("");
  private Path message = Path.of("");

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    this.folder = folder;
    message = Files.writeString(folder.resolve("a b.eml"), MESSAGE);
  }

  @Test
  void aFolderThatIsNamedAsAMessageIsNotSigned() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("folder.eml"));

    assertThat(run("sign", inTheWay.toString(), message.toString())).isEqualTo(1);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("folder.eml", "a b.eml", "a b.signed.eml");
    }
  }

  @Test
  void aFileInThePlaceOfTheOutputFolderIsNamedWithoutAStackTrace() {
    assertThat(run("sign", "--out", message.toString(), message.toString())).isEqualTo(1);

    assertThat(errors.toString().strip())
        .isEqualTo("Failed: " + message + " cannot be used: it is a file and no folder.");
  }

  @Test
  void theDemoLooksAtItsOutputFolderBeforeAnythingElse() {
    assertThat(run("demo", "--out", message.resolve("below").toString())).isEqualTo(1);

    assertThat(errors.toString()).startsWith("Failed: " + message).doesNotContain("\tat ");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(run("help", "sign")).isZero();
  }

  private int run(String... arguments) {
    return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
  }
}
