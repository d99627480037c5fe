package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpoolTest {
  /** The log said that leftovers could not be removed, and not why there was no message. */
  @Test
  void whyAMessageCouldNotBeFetchedIsNotHiddenByWhatFailsAfterwards() throws IOException {
    InMemoryMessageStore messages = new InMemoryMessageStore();
    Path ours = Spool.create();
    messages.onUnreadable = () -> delete(ours);

    Throwable thrown = catchThrowable(() -> Spool.fetch(messages, "m1", ours));

    assertThat(thrown).isInstanceOf(FileNotFoundException.class);
    assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(NoSuchFileException.class);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
