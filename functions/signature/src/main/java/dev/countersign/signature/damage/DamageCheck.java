package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.Decision;
import dev.countersign.signature.Edit;
import dev.countersign.signature.MessageSource;
import dev.countersign.signature.Plan;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import dev.countersign.signature.Stamped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs a message and looks for damage. */
public final class DamageCheck {
  private static final Pattern UNTOUCHABLE =
      Pattern.compile(
          "multipart/(signed|encrypted|report)|^application/.*pkcs7-mime$|^application/x-microsoft-rpmsg-message$");

  /** A charset's name, or the field that names the transfer encoding. */
  private static final Pattern LABEL =
      Pattern.compile("\"?[\\w:.-]{1,40}\"?|(?i:content-transfer-encoding:[ \\w-]+\r?\n)");

  /** Characters of base64 that the insertion cuts; line breaks may stand among them. */
  private static final int CUT_GROUP = 4;

  private static final int LONGEST_CUT = 16;

  private final SignatureEngine engine;
  private final Stamp stamp;

  public DamageCheck(SignatureEngine engine, Stamp stamp) {
    this.engine = engine;
    this.stamp = stamp;
  }

  /**
   * What happened to one message.
   *
   * @param decision null where there was an exception
   * @param placement null where the message was not stamped, or nothing is quoted in it
   * @param nanoseconds spent by the engine, reading and writing
   */
  public record Examined(
      @Nullable Decision decision,
      Set<Damage> damage,
      @Nullable Placement placement,
      long nanoseconds) {}

  public Examined examine(byte[] original) {
    long start = System.nanoTime();
    try {
      Plan plan = engine.plan(MessageSource.of(original), stamp);
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) plan.size());
      plan.writeTo(out);
      long nanoseconds = System.nanoTime() - start;
      boolean stamped = plan.decision() instanceof Stamped;
      byte[] signed = out.toByteArray();
      List<Leaf> before = MimeTree.leaves(original);
      List<Leaf> after = MimeTree.leaves(signed);
      Set<Damage> damage = compare(original, signed, plan.edits());
      compare(before, after, stamped, damage);
      Placement placement = stamped ? placement(before, after) : null;
      return new Examined(plan.decision(), damage, placement, nanoseconds);
    } catch (IOException | RuntimeException e) {
      return new Examined(null, EnumSet.of(Damage.EXCEPTION), null, System.nanoTime() - start);
    }
  }

  private static @Nullable Placement placement(
      @Nullable List<Leaf> before, @Nullable List<Leaf> after) {
    if (before == null || after == null || !paths(before).equals(paths(after))) {
      return null;
    }
    return Placement.of(before, after);
  }

  /** What is worse in the signed message than in the original, whoever signed it. */
  static Set<Damage> compare(byte[] original, byte[] signed, List<Edit> edits, boolean stamped) {
    Set<Damage> damage = compare(original, signed, edits);
    compare(MimeTree.leaves(original), MimeTree.leaves(signed), stamped, damage);
    return damage;
  }

  private static Set<Damage> compare(byte[] original, byte[] signed, List<Edit> edits) {
    Set<Damage> damage = EnumSet.noneOf(Damage.class);
    if (!isKept(original, signed, edits)) {
      damage.add(Damage.BYTES_CHANGED);
    }
    if (Lines.bareLineFeeds(signed) > Lines.bareLineFeeds(original)) {
      damage.add(Damage.BARE_LINE_FEED);
    }
    if (Lines.tooLong(signed) > Lines.tooLong(original)) {
      damage.add(Damage.LONG_LINE);
    }
    return damage;
  }

  /** Whether what is between the edits is the same, and they take out only what they may. */
  private static boolean isKept(byte[] original, byte[] signed, List<Edit> edits) {
    int header = Lines.headerLength(original);
    int from = 0;
    int to = 0;
    boolean relabelled = false;
    for (Edit edit : edits) {
      int length = (int) edit.offset() - from;
      boolean allowed =
          isCutGroup(original, edit)
              || edit.offset() + edit.removed() <= header
              || isLabel(original, edit)
              || relabelled;
      // A text that is written anew has its label changed before; whether it says the same is
      // looked at by its characters.
      relabelled = edit.removed() == 0 ? relabelled : isLabel(original, edit);
      if (!allowed || !same(original, from, signed, to, length)) {
        return false;
      }
      from += length + (int) edit.removed();
      to += length + (int) edit.inserted();
    }
    int rest = original.length - from;
    return to + rest == signed.length && same(original, from, signed, to, rest);
  }

  private static boolean isCutGroup(byte[] original, Edit edit) {
    int removed = (int) Math.min(edit.removed(), LONGEST_CUT + 1);
    int characters = 0;
    for (int i = 0; i < removed; i++) {
      characters += (original[(int) edit.offset() + i] & 0xFF) > ' ' ? 1 : 0;
    }
    return removed <= LONGEST_CUT && characters <= CUT_GROUP;
  }

  private static boolean isLabel(byte[] original, Edit edit) {
    int length = (int) Math.min(edit.removed(), 200);
    String removed = new String(original, (int) edit.offset(), length, ISO_8859_1);
    return LABEL.matcher(removed).matches();
  }

  private static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
    return length >= 0
        && fromB + length <= b.length
        && Arrays.equals(a, fromA, fromA + length, b, fromB, fromB + length);
  }

  private static void compare(
      @Nullable List<Leaf> before,
      @Nullable List<Leaf> after,
      boolean stamped,
      Set<Damage> damage) {
    if (before == null) {
      return;
    }
    if (after == null || !paths(before).equals(paths(after))) {
      damage.add(Damage.TREE_CHANGED);
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Leaf leaf = before.get(i);
      if (stamped && isUntouchable(leaf)) {
        damage.add(Damage.UNTOUCHABLE_MODIFIED);
      }
      if (!isWithin(leaf.text(), after.get(i).text())) {
        damage.add(Damage.TEXT_ALTERED);
      }
    }
  }

  private static List<String> paths(List<Leaf> leaves) {
    return leaves.stream().map(Leaf::path).toList();
  }

  private static boolean isUntouchable(Leaf leaf) {
    String ownPath = leaf.path().split("message/", 2)[0];
    return UNTOUCHABLE.matcher(ownPath).find();
  }

  /** Whether the text is there in one or two pieces, with nothing of it missing. */
  private static boolean isWithin(String original, String signed) {
    int head = 0;
    int shorter = Math.min(original.length(), signed.length());
    while (head < shorter && original.charAt(head) == signed.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && original.charAt(original.length() - 1 - tail)
            == signed.charAt(signed.length() - 1 - tail)) {
      tail++;
    }
    return head + tail >= original.length();
  }
}
