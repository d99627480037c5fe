package dev.countersign.local.cloud;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small template of these tests. */
public final class TestTemplate {
  private TestTemplate() {}

  public static Path file() {
    URL resource = TestTemplate.class.getResource("/cloud/template.yaml");
    if (resource == null) {
      throw new IllegalStateException("cloud/template.yaml is not among the test resources");
    }
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy in a directory with a text replaced. */
  public static Path with(Path directory, String text, String replacement) throws IOException {
    String template = Files.readString(file());
    if (!template.contains(text)) {
      throw new IllegalArgumentException("The template has no such text: " + text);
    }
    Files.copy(file().resolveSibling("machine.asl.json"), directory.resolve("machine.asl.json"));
    return Files.writeString(
        directory.resolve("template.yaml"), template.replace(text, replacement));
  }
}
