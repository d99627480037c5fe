package dev.countersign.mailflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Json;
import dev.countersign.mailflow.MessageHeaders.Header;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What SES tells a function about messages it received: the same in receipt rules and in Mail
 * Manager, with or without the wrapper {@code Records[].ses} (SES developer guide, "Event data for
 * the Lambda action"). Or what {@link Announcements} tell it again, from a queue.
 *
 * @param records with the wrapper
 * @param mail without it
 * @param receipt without it
 */
public record SesEvent(
    @JsonProperty("Records") @Nullable List<Wrapper> records,
    @Nullable Mail mail,
    @Nullable Receipt receipt) {

  /** The messages that the event is about. */
  List<Message> messages() {
    Stream<Message> wrapped =
        records == null ? Stream.of() : records.stream().map(Wrapper::message);
    Stream<Message> bare =
        mail == null || receipt == null ? Stream.of() : Stream.of(new Message(mail, receipt));
    return Stream.concat(wrapped, bare).toList();
  }

  /** Whether it comes from our queue, which sees to it that it comes again. */
  boolean isAnnouncedAgain() {
    return records != null && records.stream().anyMatch(record -> record.ses() == null);
  }

  /**
   * One of {@code Records}.
   *
   * @param ses from SES
   * @param body from our queue: the same message as JSON
   */
  public record Wrapper(@Nullable Message ses, @Nullable String body) {
    private Message message() {
      if (ses != null) {
        return ses;
      }
      try {
        return Json.MAPPER.readValue(body == null ? "" : body, Message.class);
      } catch (JsonProcessingException e) {
        throw new PermanentFailure(
            "NotAnSesEvent",
            "The event has no message in it. Nothing was done.",
            "no ses, no body");
      }
    }
  }

  /** One received message. */
  public record Message(Mail mail, Receipt receipt) {
    /** With what only the event knows; the header is in the bucket. */
    Message withoutHeaders() {
      return new Message(new Mail(mail.source(), mail.messageId(), true, null), receipt);
    }
  }

  /**
   * What its header and envelope say.
   *
   * @param source MAIL FROM; null or empty for the null sender
   * @param messageId SES's, not that of the header
   * @param headersTruncated whether {@code headers} lacks some
   */
  public record Mail(
      @Nullable String source,
      String messageId,
      boolean headersTruncated,
      @Nullable List<Header> headers) {}

  /**
   * How it was received.
   *
   * @param timestamp ISO 8601
   * @param recipients RCPT TO, people in Bcc included; empty if it does not say
   */
  public record Receipt(String timestamp, List<String> recipients) {
    public Receipt {
      recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }
  }
}
