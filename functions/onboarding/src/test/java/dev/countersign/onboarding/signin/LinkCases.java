package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.abandoned;
import static dev.countersign.onboarding.signin.ConsentCase.consented;
import static dev.countersign.onboarding.signin.ConsentCase.late;
import static dev.countersign.onboarding.signin.Told.LOOK;
import static dev.countersign.onboarding.signin.Told.NO_LINK;
import static dev.countersign.onboarding.signin.Told.OVER;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;

import dev.countersign.onboarding.signin.ConsentCase.Then;
import java.time.Duration;
import java.util.stream.Stream;

/** Links that do not lead to a sign-in. */
final class LinkCases {
  private static final Duration A_WEEK = Duration.ofDays(7);

  private LinkCases() {}

  static Stream<ConsentCase> all() {
    return Stream.of(
        new ConsentCase("cut off", b -> b.openAs(LinkCases::cut), 404, NO_LINK, "Copy", Then.WAITS),
        new ConsentCase(
            "of nobody", b -> b.openAs(link -> foreign(link)), 404, NO_LINK, "ask", Then.WAITS),
        new ConsentCase(
            "after seven days",
            late(b -> b.look(), A_WEEK, (b, led) -> b.open()),
            410,
            "This sign-in link has expired",
            "Ask whoever sent it to you for a new one",
            Then.WAITS),
        new ConsentCase(
            "after a newer one",
            b -> {
              b.parts.invitations.replace(SUBSCRIPTION, RUN, "Ada Lovelace");
              return b.open();
            },
            410,
            "There is a newer sign-in link",
            "Open that one",
            Then.WAITS),
        new ConsentCase(
            "after consent",
            b -> {
              consented(b);
              return b.open();
            },
            410,
            "This sign-in link was used already",
            LOOK,
            Then.GOES_ON),
        new ConsentCase(
            "of a run that was abandoned",
            abandoned(b -> b.look(), (b, led) -> b.open()),
            409,
            OVER,
            LOOK,
            Then.STAYS_ENDED));
  }

  private static String cut(String link) {
    return link.substring(0, link.length() - 1);
  }

  private static String foreign(String link) {
    return "a23456789012" + link.substring(link.indexOf('.'));
  }
}
