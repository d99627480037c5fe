package dev.countersign.signature.damage;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the parts of a signed message with those of the original, as MIME4J reads them. */
final class KeptLeaves {
  private static final Pattern UNTOUCHABLE =
      Pattern.compile(
          "multipart/(signed|encrypted|report)|^application/.*pkcs7-mime$|^application/x-microsoft-rpmsg-message$");

  private KeptLeaves() {}

  /** Adds what is worse in the signed message; the leaves are null where nobody can read them. */
  static void compare(
      @Nullable List<Leaf> before,
      @Nullable List<Leaf> after,
      boolean stamped,
      Set<Damage> damage) {
    if (before == null) {
      return;
    }
    if (after == null || !haveSamePaths(before, after)) {
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

  static boolean haveSamePaths(List<Leaf> before, List<Leaf> after) {
    return paths(before).equals(paths(after));
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
