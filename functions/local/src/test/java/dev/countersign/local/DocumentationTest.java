package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point to is there. */
class DocumentationTest {
  private static final Path ROOT = Deployments.ROOT;
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern SECTION = Pattern.compile("]\\(([^)#:]*#[^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"));
        Stream<Path> benchmarks = Files.list(ROOT.resolve("benchmarks"))) {
      return Stream.of(top, docs, benchmarks)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFiles(Path document) throws IOException {
    assertThat(found(LINK, document))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToSections(Path document) throws IOException {
    for (String link : found(SECTION, document)) {
      int hash = link.indexOf('#');
      Path target = hash == 0 ? document : document.resolveSibling(link.substring(0, hash));
      assertThat(found(HEADING, target).stream().map(DocumentationTest::anchor))
          .contains(link.substring(hash + 1));
    }
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  @ParameterizedTest
  @MethodSource("documents")
  void testsThatAreNamedExist(Path document) throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
      tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }

    assertThat(tests).containsAll(found(TEST, document));
  }

  private static List<String> found(Pattern pattern, Path document) throws IOException {
    return pattern
        .matcher(Files.readString(document))
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
