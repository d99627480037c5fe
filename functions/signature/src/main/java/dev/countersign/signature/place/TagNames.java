package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Finds a tag by its name without comparing characters: the names that matter fit into a number,
 * five bits a character, whatever their case.
 */
final class TagNames {

  private static final int BITS = 5;
  private static final int LONGEST = "blockquote".length();

  /** A good deal more than there are tags, so that hardly two of them meet. */
  private static final int SLOTS = 256;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int NOT_OF_A_NAME = -1;

  private final long[] keys = new long[SLOTS];
  private final Tag[] tags = new Tag[SLOTS];

  TagNames(Tag[] all) {
    for (Tag tag : all) {
      byte[] name = tag.name().getBytes(ISO_8859_1);
      long key = key(name, 0, name.length);
      int slot = slot(key);
      keys[slot] = key;
      tags[slot] = tag;
    }
  }

  /** The tag whose name stands between these offsets; INLINE for all that do not matter. */
  Tag at(byte[] html, int from, int to) {
    if (to - from > LONGEST) {
      return Tag.INLINE;
    }
    long key = key(html, from, to);
    int slot = slot(key);
    return key > 0 && keys[slot] == key ? tags[slot] : Tag.INLINE;
  }

  /** The slot that has the key, or would have it. */
  private int slot(long key) {
    int slot = (int) (key * SPREAD >>> 56);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) % SLOTS;
    }
    return slot;
  }

  private static long key(byte[] html, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      int five = fiveBits(html[i]);
      if (five == NOT_OF_A_NAME) {
        return NOT_OF_A_NAME;
      }
      key = key << BITS | five;
    }
    return key;
  }

  /** A letter, or the number of a heading's level, which never comes first. */
  private static int fiveBits(byte c) {
    int letter = (c | 0x20) - 'a';
    if (letter >= 0 && letter <= 'z' - 'a') {
      return letter + 1;
    }
    if (c >= '1' && c <= '6') {
      return c == '6' ? 0 : c - '1' + 27;
    }
    return NOT_OF_A_NAME;
  }
}
