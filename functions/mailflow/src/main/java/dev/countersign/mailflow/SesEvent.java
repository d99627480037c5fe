package dev.countersign.mailflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.mailflow.MessageHeaders.Header;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What SES tells a function about messages it received: the same in receipt rules and in Mail
 * Manager, with or without the wrapper {@code Records[].ses} (SES developer guide, "Event data for
 * the Lambda action").
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
    Stream<Message> wrapped = records == null ? Stream.of() : records.stream().map(Wrapper::ses);
    Stream<Message> bare =
        mail == null || receipt == null ? Stream.of() : Stream.of(new Message(mail, receipt));
    return Stream.concat(wrapped, bare).toList();
  }

  /** One of {@code Records}. */
  public record Wrapper(Message ses) {}

  /** One received message. */
  public record Message(Mail mail, Receipt receipt) {}

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
