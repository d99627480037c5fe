package dev.countersign.signature.damage;

/** Counts what RFC 5322 section 2.1.1 and RFC 5321 section 2.3.8 do not allow. */
final class Lines {
  private static final int LONGEST = 998;

  private Lines() {}

  static int bareLineFeeds(byte[] message) {
    int count = 0;
    for (int i = 0; i < message.length; i++) {
      if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r')) {
        count++;
      }
    }
    return count;
  }

  static int tooLong(byte[] message) {
    int count = 0;
    int start = 0;
    for (int i = 0; i <= message.length; i++) {
      if (i == message.length || message[i] == '\n') {
        int end = i > start && message[i - 1] == '\r' ? i - 1 : i;
        count += end - start > LONGEST ? 1 : 0;
        start = i + 1;
      }
    }
    return count;
  }

  /** Length of the header, without the empty line after it. */
  static int headerLength(byte[] message) {
    int lineStart = 0;
    for (int i = 0; i < message.length; i++) {
      if (message[i] == '\n') {
        if (i == lineStart || (i == lineStart + 1 && message[lineStart] == '\r')) {
          return lineStart;
        }
        lineStart = i + 1;
      }
    }
    return message.length;
  }
}
