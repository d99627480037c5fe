package dev.countersign.mailflow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from its Received fields whether a message goes in circles (RFC 5321, section 6.3). */
final class Hops {
  /** RFC 5321 counts at least this many before it speaks of a loop. */
  static final int MOST = 100;

  /**
   * Times that a message may come through our own ingress. The second time needs a rule that was
   * edited so that it routes what we have processed; from the fourth on it is a loop.
   */
  static final int MOST_OF_OURS = 3;

  private static final Pattern BY = Pattern.compile("\\bby\\s+([^\\s;]+)");

  private Hops() {}

  /**
   * Whether it does.
   *
   * @param messageId SES's: it stands in the field that our ingress has just added, next to the
   *     ingress's name
   */
  static boolean areALoop(MessageHeaders headers, String messageId) {
    List<String> received = headers.all("Received");
    String ours =
        received.stream()
            .filter(field -> field.contains(messageId))
            .map(Hops::by)
            .findFirst()
            .orElse("");
    long passes = received.stream().map(Hops::by).filter(by -> by.equals(ours)).count();
    return received.size() > MOST || (!ours.isEmpty() && passes > MOST_OF_OURS);
  }

  private static String by(String received) {
    Matcher by = BY.matcher(received);
    return by.find() ? by.group(1) : "";
  }
}
