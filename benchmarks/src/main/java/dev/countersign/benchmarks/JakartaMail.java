package dev.countersign.benchmarks;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The way of Apache James' AddFooter mailet: parse, set the changed text as new content,
 * saveChanges, writeTo. With shared streams, as James reads, which spares Jakarta Mail copies of
 * the parts.
 */
final class JakartaMail implements Signer {
  private static final int BUFFER = 64 * 1024;

  private final Session session = Session.getInstance(new Properties());

  @Override
  public void sign(byte[] message, ByteArrayOutputStream out) throws IOException {
    sign(new SharedByteArrayInputStream(message), out);
  }

  @Override
  public void sign(Path from, Path to) throws IOException {
    try (InputStream in = new SharedFileInputStream(from.toFile());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
      sign(in, out);
    }
  }

  private void sign(InputStream in, OutputStream out) throws IOException {
    try {
      MimeMessage message = new KeepsItsId(session, in);
      attach(message);
      message.saveChanges();
      message.writeTo(out);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static boolean attach(MimePart part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      replace(part, part.getContent() + Footer.TEXT);
      return true;
    }
    if (part.isMimeType("text/html")) {
      replace(part, HtmlFooter.beforeEndOfBody((String) part.getContent()));
      return true;
    }
    if (part.isMimeType("multipart/alternative")) {
      return attachToAll((MimeMultipart) part.getContent());
    }
    if (part.isMimeType("multipart/mixed") || part.isMimeType("multipart/related")) {
      return attach((MimePart) ((MimeMultipart) part.getContent()).getBodyPart(0));
    }
    return false;
  }

  private static boolean attachToAll(MimeMultipart alternatives)
      throws MessagingException, IOException {
    boolean attached = false;
    for (int i = 0; i < alternatives.getCount(); i++) {
      attached |= attach((MimePart) alternatives.getBodyPart(i));
    }
    return attached;
  }

  private static void replace(MimePart part, String text) throws MessagingException {
    String contentType = part.getContentType();
    part.setContent(text, contentType);
    part.setHeader("Content-Type", contentType);
  }

  /** James' messages keep their Message-ID too. */
  private static final class KeepsItsId extends MimeMessage {
    KeepsItsId(Session session, InputStream in) throws MessagingException {
      super(session, in);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      if (getMessageID() == null) {
        super.updateMessageID();
      }
    }
  }
}
