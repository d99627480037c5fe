package dev.countersign.mailflow.smtp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the server (RFC 5321, section 4.2).
 *
 * @param code three digits
 * @param enhancedStatus RFC 3463 code that the text begins with; null if it does not
 * @param lines texts of all lines without their codes
 */
public record SmtpReply(int code, @Nullable String enhancedStatus, List<String> lines) {
  private static final Pattern ENHANCED =
      Pattern.compile("(?s)([245]\\.\\d{1,3}\\.\\d{1,3})(?: .*)?");

  public SmtpReply {
    lines = List.copyOf(lines);
  }

  static SmtpReply of(int code, List<String> lines) {
    Matcher enhanced = ENHANCED.matcher(lines.get(0));
    return new SmtpReply(code, enhanced.matches() ? enhanced.group(1) : null, lines);
  }

  /** 2yz: done. */
  public boolean isPositive() {
    return code / 100 == 2;
  }

  /** 4yz or 5yz: not done. */
  boolean isRefusal() {
    return code >= 400;
  }

  /** 5yz: no use in trying again. */
  public boolean isPermanent() {
    return code / 100 == 5;
  }

  /** Both codes without the text, which may repeat addresses: safe to log and to store. */
  public String codes() {
    return enhancedStatus == null ? String.valueOf(code) : code + " " + enhancedStatus;
  }
}
