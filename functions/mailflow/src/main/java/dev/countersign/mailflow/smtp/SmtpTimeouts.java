package dev.countersign.mailflow.smtp;

import java.time.Duration;

/**
 * How long to wait. RFC 5321, section 4.5.3.2, allows a server five minutes for most replies, three
 * for each block of the message and ten for the last reply; a Lambda function has fifteen for
 * everything.
 *
 * @param connect for the connection
 * @param reply for a reply, the last one excepted
 * @param write for the server to make room for what is written next, at most 32 KB
 * @param delivery for the reply to the message
 */
public record SmtpTimeouts(Duration connect, Duration reply, Duration write, Duration delivery) {
  public static final SmtpTimeouts DEFAULT =
      new SmtpTimeouts(
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(5));
}
