package dev.countersign.onboarding.spf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** Asks a recursive resolver, over UDP and, where an answer does not fit, TCP. */
public final class DnsJavaResolver implements Dns {
  /** A check asks up to twenty names one after the other, and the API has 30 seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Resolver resolver;

  private DnsJavaResolver(Resolver resolver) {
    this.resolver = resolver;
    resolver.setTimeout(TIMEOUT);
  }

  /**
   * A resolver.
   *
   * @param address {@code host:port}; empty for the one that the system is set up with
   */
  public static DnsJavaResolver at(String address) {
    try {
      if (address.isEmpty()) {
        return new DnsJavaResolver(new ExtendedResolver());
      }
      int colon = address.lastIndexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      return new DnsJavaResolver(
          new SimpleResolver(new InetSocketAddress(address.substring(0, colon), port)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("DNS_RESOLVER has to be host:port.", e);
    }
  }

  @Override
  public List<String> txt(String name) {
    return ask(name, org.xbill.DNS.Type.TXT).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> text((TXTRecord) record))
        .toList();
  }

  @Override
  public boolean has(String name, Type type) {
    int asked = type == Type.MX ? org.xbill.DNS.Type.MX : org.xbill.DNS.Type.A;
    return ask(name, asked).stream().anyMatch(record -> record.getType() == asked);
  }

  private List<Record> ask(String name, int type) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      Message answer = resolver.send(Message.newQuery(Record.newRecord(absolute, type, DClass.IN)));
      int code = answer.getRcode();
      if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
        throw new DnsUnavailable(Rcode.string(code));
      }
      return answer.getSection(Section.ANSWER);
    } catch (TextParseException notAName) {
      return List.of();
    } catch (IOException e) {
      throw new DnsUnavailable(e.getClass().getSimpleName());
    }
  }

  private static String text(TXTRecord record) {
    return record.getStrings().stream().collect(Collectors.joining());
  }
}
