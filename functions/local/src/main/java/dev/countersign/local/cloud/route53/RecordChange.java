package dev.countersign.local.cloud.route53;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.Xml;
import java.util.List;
import org.w3c.dom.Element;

/** One entry of a change batch; {@code action} is CREATE, UPSERT or DELETE. */
record RecordChange(String action, RecordSet recordSet) {

  static RecordChange parse(Element change) {
    List<String> values = Xml.texts(change, "Value");
    RecordSet set =
        new RecordSet(
            RecordSet.absolute(Xml.text(change, "Name")),
            Xml.text(change, "Type"),
            parseTtl(Xml.text(change, "TTL")),
            values);
    set.values().forEach(value -> checkQuoted(set, value));
    return new RecordChange(Xml.text(change, "Action"), set);
  }

  private static long parseTtl(String ttl) {
    try {
      return Long.parseLong(ttl);
    } catch (NumberFormatException e) {
      throw new AwsError(400, "InvalidInput", "TTL is required");
    }
  }

  private static void checkQuoted(RecordSet set, String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    if (set.type().equals("TXT") && !quoted) {
      throw new AwsError(
          400,
          "InvalidChangeBatch",
          "[Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be"
              + " enclosed in quotation marks) encountered with '"
              + value
              + "'']");
    }
  }
}
