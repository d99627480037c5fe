package dev.countersign.mailflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lambda.Priming;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.mailflow.MessageHeaders.Header;
import java.util.List;

/** The way of a message through AcceptMessage without what it leaves behind. */
final class AcceptPriming {
  /** Of a tenant that nobody is. */
  private static final String EVENT =
      """
      {"Records":[{"ses":{"mail":{"source":"priming@example.com","messageId":"priming",\
      "headersTruncated":false,"headers":[{"name":"X-Countersign-Tenant","value":\
      "priming00000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]},\
      "receipt":{"timestamp":"2026-11-25T00:00:00Z","recipients":["priming@example.com"]}}}]}""";

  private AcceptPriming() {}

  static Priming of(TenantCheck tenants, MessageLedger ledger) {
    return Priming.with(() -> check(tenants), () -> ledger.find("priming"));
  }

  private static void check(TenantCheck tenants) throws JsonProcessingException {
    SesEvent event = Json.MAPPER.readValue(EVENT, SesEvent.class);
    for (SesEvent.Message message : event.messages()) {
      List<Header> headers = message.mail().headers();
      if (headers != null) {
        tenants.check(new MessageHeaders(headers), LedgerEntries.mailFrom(message.mail()));
      }
    }
  }
}
