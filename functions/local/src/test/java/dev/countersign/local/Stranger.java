package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** Somebody on the internet who has found our ingress. */
final class Stranger {
  static final String ADDRESS = "stranger@elsewhere.example";

  private final Session session;

  Stranger(int ingressPort) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(ingressPort));
    properties.setProperty("mail.smtp.from", ADDRESS);
    properties.setProperty("mail.smtp.starttls.required", "true");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
    properties.setProperty("mail.smtp.ssl.trust", "*");
    session = Session.getInstance(properties);
  }

  /**
   * Sends a message whose sender says to be Lena.
   *
   * @param header further fields, each with its line end
   */
  void send(String recipient, String header) throws MessagingException {
    String message =
        header
            + "From: lena.hoffmann@brightwater.example\r\nTo: "
            + recipient
            + "\r\nSubject: Invoice\r\nMessage-ID: <forged@elsewhere.example>\r\n\r\nPay me.\r\n";
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage parsed =
          new MimeMessage(session, new ByteArrayInputStream(message.getBytes(UTF_8)));
      transport.connect();
      transport.sendMessage(parsed, parsed.getAllRecipients());
    }
  }
}
