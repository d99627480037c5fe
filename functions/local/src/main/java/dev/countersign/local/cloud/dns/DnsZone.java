package dev.countersign.local.cloud.dns;

import dev.countersign.local.cloud.route53.HostedZones;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * All the names that a {@link DnsServer} knows: its own, and those of hosted zones. Others do not
 * exist.
 */
public final class DnsZone {
  private static final int TTL = 300;

  /** RFC 1035 section 3.3: the longest string of a record. */
  private static final int MAX_STRING = 255;

  private final Map<String, List<Record>> names = new ConcurrentHashMap<>();
  private volatile @Nullable HostedZones hosted;
  private final AtomicInteger failures = new AtomicInteger();

  /** Adds a TXT record; a long one in several strings. */
  public DnsZone txt(String name, String text) {
    return add(text(absolute(name), text));
  }

  public DnsZone a(String name, String address) {
    try {
      return add(new ARecord(absolute(name), DClass.IN, TTL, InetAddress.getByName(address)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public DnsZone mx(String name, String host) {
    return add(new MXRecord(absolute(name), DClass.IN, TTL, 10, absolute(host)));
  }

  public DnsZone cname(String name, String target) {
    return add(cname(absolute(name), target));
  }

  /** From now on these zones are delegated to their servers. */
  public void delegate(HostedZones zones) {
    hosted = zones;
  }

  /** The next queries get SERVFAIL. */
  public void fail(int queries) {
    failures.set(queries);
  }

  private DnsZone add(Record record) {
    names.computeIfAbsent(key(record.getName()), key -> new CopyOnWriteArrayList<>()).add(record);
    return this;
  }

  Message answer(Message query) {
    Message answer = new Message(query.getHeader().getID());
    Record question = query.getQuestion();
    answer.addRecord(question, Section.QUESTION);
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RD);
    answer.getHeader().setFlag(Flags.RA);
    List<Record> records = records(question.getName());
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (records.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else {
      records.stream()
          .filter(record -> record.getType() == question.getType())
          .forEach(record -> answer.addRecord(record, Section.ANSWER));
    }
    return answer;
  }

  private List<Record> records(Name name) {
    List<Record> records = new ArrayList<>(names.getOrDefault(key(name), List.of()));
    HostedZones zones = hosted;
    if (zones != null) {
      zones.txt(key(name)).forEach(text -> records.add(text(name, text)));
      zones.cname(key(name)).forEach(to -> records.add(cname(name, to)));
    }
    return records;
  }

  private static Record cname(Name name, String target) {
    return new CNAMERecord(name, DClass.IN, TTL, absolute(target));
  }

  private static Record text(Name name, String text) {
    List<String> strings = new ArrayList<>();
    for (int start = 0; start < text.length(); start += MAX_STRING) {
      strings.add(text.substring(start, Math.min(text.length(), start + MAX_STRING)));
    }
    return new TXTRecord(name, DClass.IN, TTL, strings);
  }

  private static String key(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }

  private static Name absolute(String name) {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
