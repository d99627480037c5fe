package dev.countersign.signature.damage;

import dev.countersign.signature.Decision;
import dev.countersign.signature.LeftAlone;
import dev.countersign.signature.Stamped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the engine over a folder of messages and says what it did to them. */
public final class CorpusReport {
  private final Map<String, Integer> decisions = new TreeMap<>();
  private final Map<String, Integer> markers = new TreeMap<>();
  private final Map<Damage, Integer> damages = new EnumMap<>(Damage.class);
  private final Map<Placement, Integer> placements = new EnumMap<>(Placement.class);
  private final StringBuilder files = new StringBuilder();
  private int messages;
  private long bytes;
  private long nanoseconds;

  /**
   * Examines every file below the folder: each is one message, or a mailbox in mbox format (RFC
   * 4155).
   *
   * @throws IOException where a file cannot be read
   */
  public static CorpusReport of(Path folder, DamageCheck check) throws IOException {
    CorpusReport report = new CorpusReport();
    for (Path file : files(folder)) {
      report.examine(file, folder.relativize(file).toString(), check);
    }
    return report;
  }

  private void examine(Path file, String name, DamageCheck check) throws IOException {
    int before = messages;
    try (InputStream in = Files.newInputStream(file)) {
      MessageFile.forEach(
          in,
          message -> {
            int number = messages - before + 1;
            String numbered = number == 1 ? name : name + "#" + number;
            add(numbered, message.length, check.examine(message));
          });
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(String name, int length, DamageCheck.Examined examined) {
    messages++;
    bytes += length;
    nanoseconds += examined.nanoseconds();
    Decision decision = examined.decision();
    if (decision instanceof LeftAlone left) {
      count(decisions, "left alone: " + left.reason());
    } else if (decision instanceof Stamped stamped) {
      count(decisions, "stamped");
      stamped.leaves().forEach(leaf -> count(markers, leaf.mediaType() + " " + leaf.marker()));
    }
    for (Damage damage : examined.damage()) {
      count(damages, damage);
      list(name, damage);
    }
    Placement placement = examined.placement();
    if (placement != null) {
      count(placements, placement);
    }
    if (placement == Placement.BELOW) {
      list(name, placement);
    }
  }

  private void list(String name, Object what) {
    files.append("  ").append(name).append(": ").append(what).append('\n');
  }

  private static <K> void count(Map<K, Integer> counts, K key) {
    counts.merge(key, 1, Integer::sum);
  }

  /** How many messages have damage of any kind, counted once for each kind. */
  public int damaged() {
    return damages.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** In how many messages the signature is found there. */
  public int placed(Placement placement) {
    return placements.getOrDefault(placement, 0);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("%d messages, %,d bytes, %.1f ms%n".formatted(messages, bytes, nanoseconds / 1e6));
    decisions.forEach((name, count) -> text.append("%6d %s%n".formatted(count, name)));
    text.append("Damage%n".formatted());
    for (Damage damage : Damage.values()) {
      text.append("%6d %s%n".formatted(damages.getOrDefault(damage, 0), damage));
    }
    text.append("Messages in which others are quoted%n".formatted());
    for (Placement placement : Placement.values()) {
      text.append("%6d %s%n".formatted(placed(placement), placement));
    }
    text.append("Places%n".formatted());
    markers.forEach((name, count) -> text.append("%6d %s%n".formatted(count, name)));
    return text.append(files).toString();
  }
}
