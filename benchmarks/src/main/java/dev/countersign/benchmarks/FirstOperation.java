package dev.countersign.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first message in a fresh JVM: what a cold Lambda function waits for. */
final class FirstOperation {
  private static final int RUNS = 25;
  private static final int BAR_PERCENT = 25;

  /** With how the names of their jars begin. */
  private static final Map<String, List<String>> CONTENDERS = contenders();

  private FirstOperation() {}

  private static Map<String, List<String>> contenders() {
    Map<String, List<String>> contenders = new LinkedHashMap<>();
    contenders.put("countersign", List.of("signature"));
    contenders.put("mime4j", List.of("apache-mime4j", "commons-io"));
    contenders.put("jsoup", List.of("jsoup"));
    contenders.put("jakartaMail", List.of("angus", "jakarta"));
    return contenders;
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Files.createTempFile("countersign-first", ".eml");
    try {
      Files.write(file, Messages.REPLY_5KB.bytes());
      print(measured(file));
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, Double> measured(Path file) throws IOException {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int run = 0; run < RUNS; run++) {
      for (String contender : CONTENDERS.keySet()) {
        long time = once(contender, file);
        times.computeIfAbsent(contender, c -> new ArrayList<>()).add(time);
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((contender, all) -> medians.put(contender, median(all) / 1e6));
    return medians;
  }

  private static long once(String contender, Path file) throws IOException {
    ChildJvm.Ended ended =
        ChildJvm.run(classPath(contender), List.of(), Child.class, contender, file.toString());
    if (ended.status() != 0) {
      throw new IllegalStateException(contender + " failed: " + ended.output());
    }
    return Long.parseLong(ended.output().lines().reduce("", (first, last) -> last));
  }

  /** The contender's jars first: nobody waits for a search in those of the others. */
  private static String classPath(String contender) {
    List<String> names = CONTENDERS.getOrDefault(contender, List.of());
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String file = Path.of(entry).getFileName().toString();
      (names.stream().anyMatch(file::startsWith) ? own : others).add(entry);
    }
    own.addAll(others);
    return String.join(File.pathSeparator, own);
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static void print(Map<String, Double> medians) {
    System.out.printf("First operation in a fresh JVM, 5 KB, median of %d JVMs:%n", RUNS);
    medians.forEach((contender, time) -> System.out.printf("  %s %.1f ms%n", contender, time));
    double share =
        100 * medians.getOrDefault("countersign", 0d) / medians.getOrDefault("mime4j", 0d);
    System.out.printf(
        "  Countersign takes %.0f %% of MIME4J's (bar %d %%, %s)%n",
        share, BAR_PERCENT, Bar.verdict(share <= BAR_PERCENT));
  }

  /** Prints the nanoseconds; classes of the contender are first touched inside them. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      byte[] message = Files.readAllBytes(Path.of(arguments[1]));
      ByteArrayOutputStream out = new ByteArrayOutputStream(2 * message.length);
      long start = System.nanoTime();
      signer(arguments[0]).sign(message, out);
      System.out.println(System.nanoTime() - start);
    }

    private static Signer signer(String contender) {
      return switch (contender) {
        case "countersign" -> new Countersign();
        case "mime4j" -> new Mime4j();
        case "jsoup" -> new HtmlOnly();
        case "jakartaMail" -> new JakartaMail();
        default -> throw new IllegalArgumentException(contender);
      };
    }
  }
}
