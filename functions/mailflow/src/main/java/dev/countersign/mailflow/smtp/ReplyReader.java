package dev.countersign.mailflow.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads replies, and no more of them than a well-meaning server sends. */
final class ReplyReader {
  /** RFC 5321 allows 512 octets; some servers write more. */
  static final int MAX_LINE_LENGTH = 2048;

  /** An EHLO reply has some twenty lines. */
  static final int MAX_LINES = 100;

  private static final Pattern LINE = Pattern.compile("(?s)([2-5]\\d\\d)(?:([ -])(.*))?");
  private final InputStream in;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  SmtpReply read() throws IOException {
    List<String> texts = new ArrayList<>();
    Matcher line = readLine();
    String code = line.group(1);
    texts.add(text(line));
    while ("-".equals(line.group(2))) {
      line = readLine();
      texts.add(text(line));
      if (!line.group(1).equals(code) || texts.size() > MAX_LINES) {
        throw new SmtpProtocolException("A reply of several lines is not well-formed.");
      }
    }
    return SmtpReply.of(Integer.parseInt(code), texts);
  }

  private Matcher readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("The server closed the connection.");
      }
      if (line.size() == MAX_LINE_LENGTH) {
        throw new SmtpProtocolException("A reply has a line that is too long.");
      }
      line.write(octet);
    }
    Matcher matcher = LINE.matcher(line.toString(StandardCharsets.UTF_8).stripTrailing());
    if (!matcher.matches()) {
      throw new SmtpProtocolException("A reply does not begin with its code.");
    }
    return matcher;
  }

  private static String text(Matcher line) {
    String text = line.group(3);
    return text == null ? "" : text;
  }
}
