package dev.countersign.local.cli.demo;

import dev.countersign.local.cli.CommandFailed;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** A user's mail client: submits a message as it is in a file. */
public final class MailClient {
  private final Session session;

  public MailClient(int submissionPort) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(submissionPort));
    this.session = Session.getInstance(properties);
  }

  /** Sends to everybody whom the header names. */
  public void send(byte[] message) {
    try (Transport transport = session.getTransport("smtp")) {
      Verbatim verbatim = new Verbatim(session, message);
      transport.connect();
      transport.sendMessage(verbatim, verbatim.getAllRecipients());
    } catch (MessagingException | IOException e) {
      throw new CommandFailed("Exchange did not take the message from its sender: " + e);
    }
  }

  /** The addresses whom the header names. */
  Address[] recipients(byte[] message) {
    try {
      return new Verbatim(session, message).getAllRecipients();
    } catch (MessagingException | IOException e) {
      throw new CommandFailed("The header of a sample message is not readable: " + e);
    }
  }

  /** Jakarta Mail would write the header anew; a sender's bytes are to stay as they are. */
  private static final class Verbatim extends MimeMessage {
    private final byte[] bytes;

    Verbatim(Session session, byte[] bytes) throws MessagingException, IOException {
      super(session, new ByteArrayInputStream(bytes));
      this.bytes = bytes.clone();
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException {
      out.write(bytes);
    }
  }
}
