package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/signatures.md says of templates is so. */
class DocumentedTemplatesTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("countersign.root", "../.."), "docs", "signatures.md");

  private static final Pattern EXAMPLE = Pattern.compile("^\\| `(.*[<{].*)` \\| `(.*)` \\|$");
  private static final Pattern FIELDS = Pattern.compile("^\\| [a-z' ]+ \\| (`.*) \\|$");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  private static final Map<String, String> ADA =
      Map.of(
          "givenName", "Ada",
          "jobTitle", "Head of Research",
          "mail", "ada@brightwater.example",
          "businessPhone", "+49 341 12345",
          "city", "Leipzig",
          "extensionAttribute1", "www.example.com/ada");

  record Example(String template, String becomes) {}

  static List<Example> examples() throws IOException {
    return rows(EXAMPLE).stream()
        .map(row -> new Example(row.get(0).replace("\\|", "|"), row.get(1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void templatesBecomeWhatTheDocumentSays(Example example) {
    assertThat(Rendering.inner(example.template(), ADA)).isEqualTo(example.becomes());
  }

  @Test
  void allFieldsAreListedAndAllExamplesFound() throws IOException {
    Set<String> listed = new HashSet<>();
    rows(FIELDS)
        .forEach(row -> CODE.matcher(row.get(0)).results().forEach(m -> listed.add(m.group(1))));
    IntStream.rangeClosed(1, 15).forEach(number -> listed.add("extensionAttribute" + number));

    assertThat(listed).isEqualTo(DirectoryFields.names());
    assertThat(examples()).hasSize(23);
  }

  private static List<List<String>> rows(Pattern pattern) throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .map(pattern::matcher)
        .filter(row -> row.matches())
        .map(row -> IntStream.rangeClosed(1, row.groupCount()).mapToObj(row::group).toList())
        .toList();
  }
}
