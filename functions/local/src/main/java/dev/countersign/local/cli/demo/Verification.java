package dev.countersign.local.cli.demo;

import dev.countersign.core.connection.MailContract;
import dev.countersign.local.cli.CommandFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that what the demo says of a message is true. */
public final class Verification {
  private final SignedMessage message;
  private final List<Range> edits;

  private Verification(SignedMessage message) {
    this.message = message;
    this.edits = Range.parse(message.record().edits());
  }

  /** One edit of the engine: at an offset, so many bytes were replaced by so many. */
  private record Range(int offset, int removed, int inserted) {
    static List<Range> parse(@Nullable String written) {
      List<Range> ranges = new ArrayList<>();
      for (String edit :
          written == null || written.isEmpty() ? new String[0] : written.split(",")) {
        String[] numbers = edit.split("[-+]");
        ranges.add(
            new Range(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2])));
      }
      return ranges;
    }

    int growth() {
      return inserted - removed;
    }
  }

  /**
   * @throws CommandFailed if anything is not as it should be
   */
  public static void check(SignedMessage message) {
    Verification verification = new Verification(message);
    verification.checkDecision();
    verification.checkMarks();
    verification.checkBytes();
  }

  private void checkDecision() {
    String decision = String.valueOf(message.record().decision());
    require(decision.toLowerCase(Locale.ROOT).contains("stamped"), "was not signed: " + decision);
  }

  private void checkMarks() {
    String header = header(message.after());
    require(
        header.contains(
            "\n" + MailContract.PROCESSED_HEADER + ": " + MailContract.PROCESSED_VALUE + "\r"),
        "does not carry the processed header");
    require(
        !new String(message.after(), StandardCharsets.ISO_8859_1)
            .contains(MailContract.TENANT_HEADER),
        "still carries the tenant's secret header");
  }

  /** Outside the edits, every byte that came back is the one that was sent. */
  private void checkBytes() {
    require(endsWith(message.accepted(), message.before()), "was changed before it reached us");
    byte[] returned = returned();
    int original = 0;
    int position = 0;
    for (Range edit : edits) {
      int length = edit.offset() - original;
      require(same(original, returned, position, length), "has changed bytes");
      original = edit.offset() + edit.removed();
      position += length + edit.inserted();
    }
    int rest = message.accepted().length - original;
    require(
        same(original, returned, position, rest) && position + rest == returned.length,
        "has changed bytes after the signature");
  }

  /** What we returned: Exchange put trace fields on top of it, and nothing else. */
  private byte[] returned() {
    int growth = edits.stream().mapToInt(Range::growth).sum();
    int size = message.accepted().length + growth;
    require(size <= message.after().length, "is shorter than it should be");
    return Arrays.copyOfRange(
        message.after(), message.after().length - size, message.after().length);
  }

  private boolean same(int original, byte[] returned, int position, int length) {
    return length >= 0
        && position + length <= returned.length
        && Arrays.equals(
            message.accepted(), original, original + length, returned, position, position + length);
  }

  private static boolean endsWith(byte[] whole, byte[] end) {
    int from = whole.length - end.length;
    return from >= 0 && Arrays.equals(whole, from, whole.length, end, 0, end.length);
  }

  private static String header(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return "\n" + (end < 0 ? text : text.substring(0, end + 2));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailed("The message " + message.name() + " " + otherwise + ".");
    }
  }
}
