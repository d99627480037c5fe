package dev.countersign.local.cloud.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The DNS as Microsoft and AWS see it: asks a {@link DnsServer}. */
public final class PublicDns {
  private final SimpleResolver resolver;

  public PublicDns(DnsServer server) {
    String address = server.address();
    int colon = address.indexOf(':');
    resolver =
        new SimpleResolver(
            new InetSocketAddress(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
  }

  /** The texts of a name, each with its strings joined. */
  public List<String> txt(String name) {
    return ask(name, Type.TXT).stream()
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .toList();
  }

  /** Where a name leads; null if nowhere. */
  public @Nullable String cname(String name) {
    return ask(name, Type.CNAME).stream()
        .map(record -> ((CNAMERecord) record).getTarget().toString())
        .findFirst()
        .orElse(null);
  }

  private List<Record> ask(String name, int type) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      return resolver
          .send(Message.newQuery(Record.newRecord(absolute, type, DClass.IN)))
          .getSection(Section.ANSWER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
