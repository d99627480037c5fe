package dev.countersign.local.cloud.route53;

import dev.countersign.local.cloud.aws.Xml;
import java.util.List;
import java.util.Locale;

/**
 * @param name lower-case, with a dot at the end
 * @param values as the API writes them: TXT values in quotes
 */
record RecordSet(String name, String type, long ttl, List<String> values) {

  static String absolute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }

  String toXml() {
    StringBuilder xml = new StringBuilder("<ResourceRecordSet>");
    xml.append("<Name>").append(Xml.escape(name)).append("</Name>");
    xml.append("<Type>").append(type).append("</Type>");
    xml.append("<TTL>").append(ttl).append("</TTL><ResourceRecords>");
    for (String value : values) {
      xml.append("<ResourceRecord><Value>").append(Xml.escape(value));
      xml.append("</Value></ResourceRecord>");
    }
    return xml.append("</ResourceRecords></ResourceRecordSet>").toString();
  }
}
