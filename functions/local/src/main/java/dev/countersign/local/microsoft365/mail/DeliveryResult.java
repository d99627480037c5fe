package dev.countersign.local.microsoft365.mail;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last reply for each recipient of one attempt; 4xx also stands for a broken connection. */
record DeliveryResult(Map<String, SmtpReply> replies) {

  DeliveryResult {
    replies = new LinkedHashMap<>(replies);
  }
}
