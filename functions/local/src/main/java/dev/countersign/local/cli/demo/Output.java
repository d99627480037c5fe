package dev.countersign.local.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder with the messages before and after, and a page that shows them side by side. */
final class Output {
  private final Path folder;

  Output(Path folder) {
    this.folder = folder;
  }

  void write(List<SignedMessage> messages) throws IOException {
    Files.createDirectories(folder);
    for (SignedMessage message : messages) {
      Files.write(folder.resolve(message.name() + ".before.eml"), message.before());
      Files.write(folder.resolve(message.name() + ".after.eml"), message.after());
    }
    Files.writeString(folder.resolve("index.html"), Gallery.page(messages));
  }
}
