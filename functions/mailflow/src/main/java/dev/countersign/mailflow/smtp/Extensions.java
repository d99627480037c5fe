package dev.countersign.mailflow.smtp;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The service extensions that the server offers (RFC 5321, section 4.1.1.1). */
record Extensions(Set<String> keywords) {
  static Extensions of(SmtpReply ehlo) {
    return new Extensions(
        ehlo.lines().stream()
            .skip(1)
            .map(line -> line.split(" ", 2)[0].toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean offers(String keyword) {
    return keywords.contains(keyword);
  }
}
