package dev.countersign.local.cloud.ingress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.ingress.HeaderFields.Field;
import dev.countersign.local.cloud.template.MailResource;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The event that SES hands to a function: envelope recipients in {@code receipt}, those of the
 * header in {@code mail} (Amazon SES Developer Guide, Lambda action event).
 */
record MailEvent(MailResource rule, String messageId, Envelope envelope, Instant time) {
  /** Headers beyond this are left out, and {@code headersTruncated} says so. */
  private static final int HEADERS_LIMIT_BYTES = 10 * 1024;

  private static final List<String> VERDICTS =
      List.of("spamVerdict", "virusVerdict", "spfVerdict", "dkimVerdict", "dmarcVerdict");

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] of(byte[] message) {
    HeaderFields fields = HeaderFields.parse(message);
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.putArray("Records").addObject();
    record.put("eventSource", "aws:ses").put("eventVersion", "1.0");
    ObjectNode ses = record.putObject("ses");
    ses.set("mail", mail(fields));
    ses.set("receipt", receipt());
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode mail(HeaderFields fields) {
    ObjectNode mail = JSON.createObjectNode();
    mail.put("timestamp", time.toString());
    mail.put("source", envelope.sender());
    mail.put("messageId", messageId);
    List<String> destination = new ArrayList<>(fields.addresses("To"));
    destination.addAll(fields.addresses("Cc"));
    mail.set("destination", JSON.valueToTree(destination));
    putHeaders(mail, fields);
    ObjectNode common = mail.putObject("commonHeaders");
    common.put("returnPath", envelope.sender());
    for (String name : List.of("From", "To", "Cc")) {
      List<String> mailboxes = fields.mailboxes(name);
      if (!mailboxes.isEmpty()) {
        common.set(name.toLowerCase(Locale.ROOT), JSON.valueToTree(mailboxes));
      }
    }
    fields.first("Date").ifPresent(value -> common.put("date", value));
    fields.first("Message-ID").ifPresent(value -> common.put("messageId", value));
    fields.first("Subject").ifPresent(value -> common.put("subject", value));
    return mail;
  }

  private static void putHeaders(ObjectNode mail, HeaderFields fields) {
    ArrayNode headers = JSON.createArrayNode();
    int size = 0;
    for (Field field : fields.all()) {
      size += (field.name() + ": " + field.value()).getBytes(StandardCharsets.UTF_8).length + 2;
      if (size <= HEADERS_LIMIT_BYTES) {
        headers.addObject().put("name", field.name()).put("value", field.value());
      }
    }
    mail.put("headersTruncated", size > HEADERS_LIMIT_BYTES);
    mail.set("headers", headers);
  }

  private ObjectNode receipt() {
    ObjectNode receipt = JSON.createObjectNode();
    receipt.put("timestamp", time.toString()).put("processingTimeMillis", 1);
    receipt.set("recipients", JSON.valueToTree(envelope.recipients()));
    VERDICTS.forEach(verdict -> receipt.putObject(verdict).put("status", "PASS"));
    receipt
        .putObject("action")
        .put("type", "Lambda")
        .put("functionArn", rule.functionArn())
        .put("invocationType", rule.invocationType().equals("EVENT") ? "Event" : "RequestResponse");
    return receipt;
  }
}
