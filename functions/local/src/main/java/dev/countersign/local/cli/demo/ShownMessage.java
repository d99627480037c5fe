package dev.countersign.local.cli.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as a mail client shows it: the HTML with its embedded images, or else the text. */
final class ShownMessage {
  private final Map<String, String> images = new LinkedHashMap<>();
  private @Nullable String html;
  private @Nullable String text;

  ShownMessage(byte[] message) {
    try {
      read(new MimeMessage(null, new ByteArrayInputStream(message)));
    } catch (MessagingException | IOException e) {
      text = "Not readable: " + e.getMessage();
    }
  }

  String html() {
    if (html == null) {
      return "<pre style=\"white-space:pre-wrap\">" + Gallery.escape(text()) + "</pre>";
    }
    String shown = html;
    for (Map.Entry<String, String> image : images.entrySet()) {
      shown = shown.replace("cid:" + image.getKey(), image.getValue());
    }
    return shown;
  }

  /** The text part; empty if there is none. */
  String text() {
    return text == null ? "" : text;
  }

  private void read(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      Multipart multipart = (Multipart) part.getContent();
      for (int i = 0; i < multipart.getCount(); i++) {
        read(multipart.getBodyPart(i));
      }
    } else if (part.isMimeType("text/html") && html == null) {
      html = (String) part.getContent();
    } else if (part.isMimeType("text/plain") && text == null) {
      text = (String) part.getContent();
    } else if (part.isMimeType("image/*")) {
      keep(part);
    }
  }

  private void keep(Part part) throws MessagingException, IOException {
    String[] ids = part.getHeader("Content-ID");
    if (ids != null) {
      String type = part.getContentType().split(";", 2)[0];
      String data = Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes());
      images.put(ids[0].replaceAll("[<>\\s]", ""), "data:" + type + ";base64," + data);
    }
  }
}
