package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.tls.TlsContexts;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Sends mail to the smart host of an outbound connector, as securely as the connector asks. */
final class SmartHostDelivery {

  private static final int SMTP_PORT = 25;
  private static final SmtpReply NO_TLS =
      new SmtpReply(451, "4.7.5 STARTTLS is required by the connector and not offered");
  private static final SmtpReply WRONG_CERTIFICATE =
      new SmtpReply(451, "4.7.5 Remote certificate failed validation");

  private final Network network;
  private final SSLContext validating;
  private final SSLContext encryptingOnly;
  private final String heloName;

  SmartHostDelivery(Network network, X509TrustManager trust, String heloName) {
    this.network = network;
    this.validating = TlsContexts.of(null, trust);
    this.encryptingOnly = TlsContexts.of(null, new TrustEverybody());
    this.heloName = heloName;
  }

  /** Tries once, in as many transactions as the server's recipient limit asks for. */
  Map<String, SmtpReply> send(ExchangeObject connector, Mail mail) {
    Map<String, SmtpReply> replies = new LinkedHashMap<>();
    String host = connector.list("SmartHosts").get(0);
    try (SmtpConnection connection =
        new SmtpConnection(network.resolve(host, SMTP_PORT), heloName)) {
      SmtpReply refusal = open(connection, connector, host);
      if (refusal != null) {
        mail.recipients().forEach(recipient -> replies.put(recipient, refusal));
      } else {
        new SmtpTransactions(connection, replies).send(mail);
        connection.command("QUIT");
      }
    } catch (IOException e) {
      SmtpReply broken = new SmtpReply(451, "4.4.2 Connection dropped: " + e);
      mail.recipients().forEach(recipient -> replies.putIfAbsent(recipient, broken));
    }
    return replies;
  }

  /** Connects as for a message and sends none; returns what stands in the way. */
  @Nullable SmtpReply tryOut(ExchangeObject connector) {
    String host = connector.list("SmartHosts").isEmpty() ? "" : connector.list("SmartHosts").get(0);
    try (SmtpConnection connection =
        new SmtpConnection(network.resolve(host, SMTP_PORT), heloName)) {
      SmtpReply refusal = open(connection, connector, host);
      connection.command("QUIT");
      return refusal;
    } catch (IOException e) {
      return new SmtpReply(451, "4.4.2 Connection dropped: " + e);
    }
  }

  private @Nullable SmtpReply open(SmtpConnection connection, ExchangeObject connector, String host)
      throws IOException {
    SmtpReply greeting = connection.greeting();
    if (!greeting.isPositive()) {
      return greeting;
    }
    SmtpReply hello = connection.ehlo();
    if (!hello.isPositive()) {
      return hello;
    }
    String settings = connector.text("TlsSettings");
    if (!connection.offers("STARTTLS")) {
      return settings == null ? null : NO_TLS;
    }
    SmtpReply start = connection.command("STARTTLS");
    if (!start.isPositive()) {
      return start;
    }
    return secure(connection, connector, settings, host);
  }

  private @Nullable SmtpReply secure(
      SmtpConnection connection, ExchangeObject connector, @Nullable String settings, String host)
      throws IOException {
    boolean validates = settings != null && !settings.equals("EncryptionOnly");
    X509Certificate certificate;
    try {
      certificate = connection.startTls(validates ? validating : encryptingOnly, host);
    } catch (IOException e) {
      return WRONG_CERTIFICATE;
    }
    String domain = connector.text("TlsDomain");
    if (domain != null && !CertificateNames.prove(certificate, domain)) {
      return WRONG_CERTIFICATE;
    }
    SmtpReply hello = connection.ehlo();
    return hello.isPositive() ? null : hello;
  }
}
