package dev.countersign.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;

/** MIME4J's DOM: parse, exchange the text bodies, write. */
final class Mime4j implements Signer {
  private static final int BUFFER = 64 * 1024;

  @Override
  public void sign(byte[] message, ByteArrayOutputStream out) throws IOException {
    sign(new ByteArrayInputStream(message), out);
  }

  @Override
  public void sign(Path from, Path to) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
      sign(in, out);
    }
  }

  private static void sign(InputStream in, OutputStream out) throws IOException {
    Message message = new DefaultMessageBuilder().parseMessage(in);
    attach(message);
    new DefaultMessageWriter().writeMessage(message, out);
    message.dispose();
  }

  private static void attach(Entity entity) throws IOException {
    if (entity.getBody() instanceof Multipart multipart) {
      attachToParts(multipart);
    } else if (entity.getBody() instanceof TextBody body) {
      exchange(entity, body);
    }
  }

  private static void attachToParts(Multipart multipart) throws IOException {
    if (!"alternative".equals(multipart.getSubType())) {
      attach(multipart.getBodyParts().get(0));
      return;
    }
    for (Entity part : multipart.getBodyParts()) {
      attach(part);
    }
  }

  private static void exchange(Entity entity, TextBody body) throws IOException {
    Charset charset = Charset.forName(entity.getCharset());
    String text = new String(body.getInputStream().readAllBytes(), charset);
    String signed =
        "text/html".equals(entity.getMimeType())
            ? HtmlFooter.beforeEndOfBody(text)
            : text.concat(Footer.TEXT);
    entity.removeBody();
    entity.setBody(BasicBodyFactory.INSTANCE.textBody(signed, charset));
  }
}
