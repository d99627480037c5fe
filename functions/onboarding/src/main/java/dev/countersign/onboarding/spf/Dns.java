package dev.countersign.onboarding.spf;

import java.util.List;

/** The questions that reading SPF asks of the DNS. */
public interface Dns {
  /** A record type that an SPF term looks up. */
  enum Type {
    A,
    MX
  }

  /**
   * The TXT records of a name, each with its strings joined (RFC 7208 section 3.3); none if there
   * is no such name.
   *
   * @throws DnsUnavailable if there is no answer
   */
  List<String> txt(String name);

  /**
   * Whether a name has records of a type.
   *
   * @throws DnsUnavailable if there is no answer
   */
  boolean has(String name, Type type);
}
