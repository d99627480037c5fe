package dev.countersign.mailflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in which messages lie while somebody works on them. */
final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String PREFIX = "countersign-message-";

  private Spool() {}

  static Path create() throws IOException {
    return Files.createTempFile(PREFIX, ".eml");
  }

  /**
   * Fetches a message into a file. Where that fails the disk may be full, so what functions left
   * behind that were cut off is removed: Lambda starts the next one in the same place and does not
   * empty its disk.
   *
   * @param ours a new file: what is older than any function lives is nobody's
   */
  static void fetch(MessageStore messages, String messageId, Path ours) throws IOException {
    try (InputStream message = messages.open(messageId)) {
      Files.copy(message, ours, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        removeLeftovers(ours);
      } catch (IOException | DirectoryIteratorException less) {
        e.addSuppressed(less);
      }
      throw e;
    }
  }

  /** Never fails: what Exchange has said by now must be written down. */
  static void remove(Path ours) {
    try {
      Files.deleteIfExists(ours);
    } catch (IOException e) {
      LOG.warn("The file of a message could not be removed: {}", Logs.of(e));
    }
  }

  private static void removeLeftovers(Path ours) throws IOException {
    FileTime oldest =
        FileTime.from(Files.getLastModifiedTime(ours).toInstant().minus(MessageRelay.LEASE));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(ours.toAbsolutePath().getParent(), PREFIX + "*")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
