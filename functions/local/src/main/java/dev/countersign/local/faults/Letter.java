package dev.countersign.local.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message that SES took.
 *
 * @param id SES's
 * @param kind what is special about it
 * @param mailFrom empty for the null sender
 */
record Letter(String id, Kind kind, String mailFrom, List<String> recipients) {
  static final String DOMAIN = "brightwater.example";
  static final String SENDER = "lena@" + DOMAIN;

  /** What is special about a message. */
  enum Kind {
    NORMAL,
    HTML,
    /** Its structure does not close. */
    POISON,
    NULL_SENDER,
    UNKNOWN_SENDER,
    /** Came through us before. */
    PROCESSED,
    /** Comes round and round: some rule routes what we have processed. */
    LOOPING,
    /** Has no secret. */
    STRANGER
  }

  boolean isOurs() {
    return kind != Kind.STRANGER;
  }

  boolean isLooping() {
    return kind == Kind.LOOPING;
  }

  /** What its Received fields say, the last hop first. */
  List<String> received() {
    String hop = "from exchange by ingress.countersign.example with ESMTPS id ";
    return isLooping()
        ? List.of(hop + id, hop + "third", hop + "second", hop + "first")
        : List.of();
  }

  /** Address in From. */
  String from() {
    return kind == Kind.UNKNOWN_SENDER ? "nobody@" + DOMAIN : SENDER;
  }

  /** Value of its Message-ID. */
  String headerId() {
    return "<" + id + "@" + DOMAIN + ">";
  }

  /** As SES stores it. */
  byte[] bytes() {
    StringBuilder trace = new StringBuilder();
    received().forEach(hop -> trace.append("Received: ").append(hop).append("\r\n"));
    String header =
        trace
            + (isOurs() ? "X-Countersign-Tenant: " + Tenant.HEADER + "\r\n" : "")
            + (kind == Kind.PROCESSED || isLooping() ? "X-Countersign-Processed: 1\r\n" : "")
            + "From: "
            + from()
            + "\r\nSubject: run\r\nMessage-ID: "
            + headerId()
            + "\r\nMIME-Version: 1.0\r\n";
    return (header + body()).getBytes(StandardCharsets.US_ASCII);
  }

  private String body() {
    return switch (kind) {
      case HTML ->
          "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Hi</p></body></html>\r\n";
      case POISON -> "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHi\r\n--b\r\n";
      default -> "Content-Type: text/plain; charset=utf-8\r\n\r\nHi\r\n.\r\nBye\r\n";
    };
  }
}
