package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.DomainNames;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import dev.countersign.local.microsoft365.mail.SmtpFault.Step;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One transaction at the host that mail from outside comes in at. */
final class Reception implements MessageHandler {

  /** What all transactions share. */
  record Office(
      Organization organization,
      ConfigurationStore configurations,
      Attribution attribution,
      TransportWorkers workers,
      SmtpFaults faults,
      Journal journal,
      MailFlowOptions options,
      Clock clock) {}

  private final Office office;
  private final Peer peer;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";
  private @Nullable ExchangeObject connector;

  Reception(Office office, Peer peer) {
    this.office = office;
    this.peer = peer;
  }

  @Override
  public void from(String from) throws RejectException {
    fail(Step.MAIL, from);
    sender = from;
    connector =
        office
            .attribution()
            .connector(peer.certificates(), from, office.configurations().effective())
            .orElse(null);
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    fail(Step.RCPT, recipient);
    if (recipients.size() >= office.options().maxRecipients()) {
      throw new RejectException(452, "4.5.3 Too many recipients");
    }
    boolean ours =
        office.organization().acceptedDomains().contains(DomainNames.domainOf(recipient));
    if (connector == null && !ours) {
      office.journal().add("", "", Event.REFUSED, "relay to " + recipient + " from " + peer.name());
      throw new RejectException(550, "5.7.64 TenantAttribution; Relay Access Denied");
    }
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    RawMessage message = new RawMessage(data.readAllBytes());
    String id = UUID.randomUUID().toString();
    SmtpFault fault = office.faults().next(Step.DATA, sender);
    if (fault == null || fault.accepted()) {
      accept(message, id);
    }
    if (fault != null) {
      peer.endTransaction();
      show(fault);
    }
    return "2.6.0 <%s> Queued mail for delivery".formatted(id);
  }

  private void accept(RawMessage message, String id) throws RejectException {
    TraceHeaders traces = new TraceHeaders(office.organization());
    RawMessage traced =
        traces.received(message, peer.name(), peer.protocol(), id, office.clock().instant());
    Mail mail = new Mail(id, sender, recipients, traced, origin(message), office.clock().instant());
    refuse(mail);
    ExchangeObject through = connector;
    if (through == null) {
      office.journal().add(mail, Event.RECEIVED_FROM_INTERNET, "from " + peer.name());
    } else {
      String certificate = String.join(", ", peer.certificateNames());
      office
          .journal()
          .add(mail, Event.RETURNED, through.name() + " with certificate " + certificate);
    }
    office.workers().accept(mail);
  }

  private void refuse(Mail mail) throws RejectException {
    if (mail.message().size() > office.options().maxMessageBytes()) {
      office.journal().add(mail, Event.REFUSED, "too large");
      peer.endTransaction();
      throw new RejectException(552, "5.3.4 Message size exceeds fixed limit");
    }
    if (mail.message().count("Received") > office.options().maxHops()) {
      office.journal().add(mail, Event.REFUSED, "hop count exceeded");
      peer.endTransaction();
      throw new RejectException(554, "5.4.14 Hop count exceeded - possible mail loop ATTR34");
    }
  }

  /** Mail is internal again only if the connector keeps the proof and the message still has it. */
  private Origin origin(RawMessage message) {
    ExchangeObject through = connector;
    if (through == null) {
      return Origin.EXTERNAL;
    }
    boolean proof = "Internal".equalsIgnoreCase(message.first(TraceHeaders.CROSS_PREMISES_AUTH_AS));
    boolean internal =
        through.flag("TreatMessagesAsInternal")
            || (through.flag("CloudServicesMailEnabled") && proof);
    return internal ? Origin.INTERNAL : Origin.EXTERNAL;
  }

  private void fail(Step step, String address) throws RejectException {
    SmtpFault fault = office.faults().next(step, address);
    if (fault != null) {
      try {
        show(fault);
      } catch (IOException e) {
        throw new RejectException(421, "4.4.2 Connection dropped");
      }
    }
  }

  private void show(SmtpFault fault) throws RejectException, IOException {
    if (fault.code() == 0) {
      peer.reset();
      throw new IOException("reset, as asked for");
    }
    throw new RejectException(fault.code(), fault.text());
  }

  @Override
  public void done() {}
}
