package dev.countersign.core.dns;

/**
 * A record of the public DNS. Nothing of it is secret.
 *
 * @param name absolute, without the dot at the end
 * @param value the text without quotes, or the name that it leads to
 */
public record DnsRecord(Type type, String name, String value) {
  /** What it holds. */
  public enum Type {
    /** The proof by which Microsoft sees that the relay domain is ours. */
    TXT,
    /** Leads to the proof by which ACM sees the same. */
    CNAME
  }

  public DnsRecord {
    name = withoutDot(name);
    value = type == Type.CNAME ? withoutDot(value) : value;
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
