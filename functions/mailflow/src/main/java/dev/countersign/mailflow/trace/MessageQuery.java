package dev.countersign.mailflow.trace;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What can be asked about messages; one question at a time. */
sealed interface MessageQuery {
  /** Messages in one answer. */
  int MOST = 100;

  /** How far back an answer looks unless told otherwise. */
  Duration RECENT = Duration.ofDays(1);

  /** Times are compared as texts, which are longer from then on. */
  Instant FOUR_DIGITS_END = Instant.parse("9999-12-31T00:00:00Z");

  /** Asks it. */
  List<MessageRecord> run(MessageSearch search, String subscriptionId);

  /** {@code ?messageId=&until=}: value of the message's own Message-ID; the newest first. */
  record ByMessageId(String messageId, Instant until) implements MessageQuery {
    @Override
    public List<MessageRecord> run(MessageSearch search, String subscriptionId) {
      return search.withKey(MessageKey.of(subscriptionId, messageId), until, MOST);
    }
  }

  /** {@code ?state=parked&until=} or {@code accepted}: what is not done, the newest first. */
  record ByState(MessageState state, Instant until) implements MessageQuery {
    @Override
    public List<MessageRecord> run(MessageSearch search, String subscriptionId) {
      return search.newestOpen(subscriptionId, state, until, MOST);
    }
  }

  /** {@code ?sender=&since=&until=}, all optional: the newest first. */
  record Sent(String sender, Instant since, Instant until) implements MessageQuery {
    @Override
    public List<MessageRecord> run(MessageSearch search, String subscriptionId) {
      return search.sent(subscriptionId, sender, since, until, MOST);
    }
  }

  /**
   * The question of a request.
   *
   * @throws ApiProblem 400, if a parameter cannot be understood
   */
  static MessageQuery of(ApiRequest request, Instant now) {
    Instant until = request.query("until").map(text -> time("until", text)).orElse(now);
    if (request.query("messageId").isPresent()) {
      return new ByMessageId(request.query("messageId").get(), until);
    }
    if (request.query("state").isPresent()) {
      return new ByState(state(request.query("state").get()), until);
    }
    return new Sent(
        request.query("sender").orElse("").strip().toLowerCase(Locale.ROOT),
        request.query("since").map(text -> time("since", text)).orElse(until.minus(RECENT)),
        until);
  }

  private static MessageState state(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "PARKED" -> MessageState.PARKED;
      case "ACCEPTED" -> MessageState.ACCEPTED;
      default -> throw ApiProblem.invalidParameter("state", "parked or accepted");
    };
  }

  private static Instant time(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(Instant.EPOCH) && time.isBefore(FOUR_DIGITS_END)) {
        return nextMillisecond(time);
      }
    } catch (DateTimeParseException e) {
      // Told in the same words.
    }
    throw ApiProblem.invalidParameter(name, "a time such as 2026-11-23T10:00:00Z");
  }

  /** A message of the same millisecond came before the rest of it, as far as anybody knows. */
  private static Instant nextMillisecond(Instant time) {
    Instant millisecond = time.truncatedTo(ChronoUnit.MILLIS);
    return millisecond.equals(time) ? time : millisecond.plusMillis(1);
  }
}
