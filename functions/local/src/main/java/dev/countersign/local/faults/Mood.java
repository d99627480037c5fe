package dev.countersign.local.faults;

import dev.countersign.local.faults.Temper.Step;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How Exchange feels in one run: mostly well, sometimes throttled or disconnected for long. */
final class Mood {
  private static final double MOSTLY_WELL = 0.1;
  private static final int EXPIRED_ONE_IN = 12;
  private static final List<SmtpFault> AT_GREETING =
      List.of(SmtpFault.reply(421, "4.3.2 The server is too busy"), SmtpFault.reset());
  private static final List<SmtpFault> AT_RESET =
      List.of(
          SmtpFault.reply(421, "4.4.2 Connection timed out"),
          SmtpFault.reply(500, "5.5.1 Unrecognized command"),
          SmtpFault.reset());
  private static final List<SmtpFault> IN_CONTENT = List.of(SmtpFault.reset());
  private static final List<SmtpFault> AT_MAIL =
      List.of(
          SmtpFault.throttled(),
          SmtpFault.reply(421, "4.3.2 Service not available"),
          SmtpFault.reply(550, "5.7.233 Tenant exceeded its rate"),
          SmtpFault.reset());
  private static final List<SmtpFault> AT_RCPT =
      List.of(
          SmtpFault.reply(450, "4.4.3 Busy"),
          SmtpFault.reply(452, "4.5.3 Too many recipients"),
          SmtpFault.reply(550, "5.1.10 RecipientNotFound"),
          SmtpFault.reply(550, "5.2.3 Larger than the recipient may receive"),
          SmtpFault.reply(554, "5.4.14 Hop count exceeded"),
          SmtpFault.reset());
  private static final List<SmtpFault> AT_END =
      List.of(
          SmtpFault.reply(451, "4.3.2 Try later"),
          SmtpFault.reply(550, "5.7.1 Not allowed"),
          SmtpFault.reply(552, "5.3.4 Message size exceeds fixed limit"),
          SmtpFault.reset(),
          SmtpFault.resetAfterAcceptance());
  private static final List<SmtpFault> OUTAGES =
      List.of(
          SmtpFault.throttled(),
          SmtpFault.reply(550, "5.7.64 TenantAttribution; Relay Access Denied"),
          SmtpFault.reset());

  private final Random random;
  private final Clock clock;
  private final Tally tally;
  private final SmtpFault outage;
  private final Set<String> extensions;
  private Instant outageEnds;
  private Instant certificateRenewed;
  private double rate = MOSTLY_WELL;

  Mood(Random random, Clock clock, Tally tally) {
    this.random = random;
    this.clock = clock;
    this.tally = tally;
    this.outage = OUTAGES.get(random.nextInt(OUTAGES.size()));
    this.outageEnds = clock.instant().plus(outage(random));
    this.certificateRenewed = clock.instant().plus(expired(random));
    this.extensions =
        Stream.of("PIPELINING", "CHUNKING")
            .filter(extension -> random.nextInt(4) != 0)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Duration expired(Random random) {
    return Duration.ofMinutes(random.nextInt(EXPIRED_ONE_IN) == 0 ? random.nextInt(600) : 0);
  }

  /** What Exchange offers in this run. */
  Set<String> extensions() {
    return extensions;
  }

  /** Whether the tenant's certificate is over and nobody has renewed it yet. */
  boolean isCertificateExpired() {
    return clock.instant().isBefore(certificateRenewed);
  }

  /** One in a hundred lasts until messages are given up. */
  private static Duration outage(Random random) {
    int dice = random.nextInt(100);
    if (dice == 0) {
      return Duration.ofHours(40 + random.nextInt(60));
    }
    return dice < 25 ? Duration.ofMinutes(random.nextInt(240)) : Duration.ZERO;
  }

  /** No faults of single answers any more; an outage goes on until its end. */
  void well() {
    rate = 0;
  }

  /** No outage either. */
  void noOutage() {
    outageEnds = Instant.MIN;
    certificateRenewed = Instant.MIN;
  }

  @Nullable SmtpFault at(Step step) {
    if (clock.instant().isBefore(outageEnds)) {
      return step == Step.MAIL ? counted(outage) : null;
    }
    if (random.nextDouble() >= rate) {
      return null;
    }
    List<SmtpFault> faults =
        switch (step) {
          case GREETING -> AT_GREETING;
          case RESET -> AT_RESET;
          case MAIL -> AT_MAIL;
          case RCPT -> AT_RCPT;
          case CONTENT -> IN_CONTENT;
          case END -> AT_END;
        };
    tally.add("faults at " + step);
    return counted(faults.get(random.nextInt(faults.size())));
  }

  private SmtpFault counted(SmtpFault fault) {
    String name = fault.code() != 0 ? fault.code() + " " + fault.text().split(" ", 2)[0] : "reset";
    tally.add("exchange " + name + (fault.accepted() ? " after acceptance" : ""));
    return fault;
  }
}
