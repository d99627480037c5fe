package dev.countersign.mailflow;

import dev.countersign.core.failure.Failures;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.core.lambda.Priming;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages that SES has stored and puts them on their way. An event may come any number of
 * times. What cannot be accepted now is announced again.
 */
public final class AcceptMessage extends JsonHandler<SesEvent, AcceptMessage.Accepted> {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptMessage.class);

  private final Acceptance acceptance;
  private final Announcements announcements;
  private final Metrics metrics;

  @SuppressWarnings("UnusedVariable") // Kept: the runtime holds it weakly.
  private final Priming priming;

  /** For Lambda. */
  public AcceptMessage() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public AcceptMessage(Environment environment) {
    this(
        Adapters.acceptPorts(environment),
        Adapters.probes(environment),
        Adapters.announcements(environment));
  }

  AcceptMessage(MailPorts ports, Probes probes, Announcements announcements) {
    this(new Acceptance(ports, probes), announcements, ports.metrics());
  }

  AcceptMessage(Acceptance acceptance, Announcements announcements, Metrics metrics) {
    super(SesEvent.class);
    this.acceptance = acceptance;
    this.announcements = announcements;
    this.metrics = metrics;
    this.priming = acceptance.priming();
  }

  /**
   * What came of an event.
   *
   * @param queued messages that are on their way
   * @param refused messages that no tenant sent, or that came to an end before
   * @param later messages that will be announced again
   */
  public record Accepted(int queued, int refused, int later) {
    private static Accepted of(List<End> ends) {
      return new Accepted(
          Collections.frequency(ends, End.QUEUED),
          Collections.frequency(ends, End.REFUSED),
          Collections.frequency(ends, End.LATER));
    }
  }

  private enum End {
    QUEUED,
    REFUSED,
    LATER
  }

  @Override
  public Accepted handle(SesEvent event) {
    List<SesEvent.Message> received = event.messages();
    if (received.isEmpty() && event.records() == null) {
      throw new PermanentFailure(
          "NotAnSesEvent", "The event has no message in it. Nothing was done.", "no mail, receipt");
    }
    return Accepted.of(
        received.stream()
            .map(event.isAnnouncedAgain() ? this::accept : this::acceptOrAnnounceAgain)
            .toList());
  }

  private End accept(SesEvent.Message message) {
    return acceptance.accept(message) ? End.QUEUED : End.REFUSED;
  }

  /** Fails only where our queue fails, too: then SES may call again, and the sweep finds it. */
  private End acceptOrAnnounceAgain(SesEvent.Message message) {
    try {
      return accept(message);
    } catch (RuntimeException e) {
      announceAgain(message, e);
      return End.LATER;
    }
  }

  private void announceAgain(SesEvent.Message message, RuntimeException why) {
    String code = Failures.of(why).code();
    LOG.warn("Message {} is announced again: {}", message.mail().messageId(), Logs.of(why));
    try {
      announcements.again(message.withoutHeaders());
    } catch (RuntimeException e) {
      why.addSuppressed(e);
      throw why;
    }
    metrics.count("AnnouncedAgain", code);
  }
}
