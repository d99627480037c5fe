package dev.countersign.signature.choose;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Chooses for people of the sample organisation, half an hour past midnight in Berlin. */
final class Choosing {
  static final Sender ADA = new Sender("Ada@Brightwater.example", Set.of("sales", "all"));
  static final Sender BOB = new Sender("bob@brightwater.example", Set.of("all"));
  static final Set<String> ORGANIZATION = Set.of("brightwater.example", "BRIGHTWATER.de");
  static final String INSIDE = "eve@Brightwater.example";
  static final String INSIDE_DE = "udo@brightwater.de";
  static final String OUTSIDE = "joe@example.org";
  static final String SUBDOMAIN = "x@sub.brightwater.example";

  private static final Chooser CHOOSER = chooserAt("2026-11-23T23:30:00Z", "Europe/Berlin");

  private Choosing() {}

  static Chooser chooserAt(String instant, String zone) {
    return new Chooser(Clock.fixed(Instant.parse(instant), ZoneId.of(zone)));
  }

  static Message message(Sender from, String... recipients) {
    return new Message(
        from, null, new Recipients(List.of(recipients), Set.of(), ORGANIZATION), false, Set.of());
  }

  static List<Copy> copies(Message message, Rule... rules) {
    return CHOOSER.choose(List.of(rules), message);
  }

  /** The signatures of all copies. */
  static List<String> chosen(Message message, Rule... rules) {
    return copies(message, rules).stream()
        .flatMap(copy -> copy.signatures().stream())
        .map(Chosen::signature)
        .toList();
  }
}
