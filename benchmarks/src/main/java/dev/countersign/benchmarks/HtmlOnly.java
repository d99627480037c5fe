package dev.countersign.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * jsoup: parse, append, write. Handed the HTML of the message as it is, undecoded: it reads no
 * MIME, so its time is that of a part of the work.
 */
final class HtmlOnly implements Signer {
  @Override
  public void sign(byte[] message, ByteArrayOutputStream out) throws IOException {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    Document document = Jsoup.parse(text.substring(text.indexOf("<html>")));
    document.body().append(Footer.HTML);
    out.write(document.outerHtml().getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void sign(Path from, Path to) {
    throw new UnsupportedOperationException("jsoup reads HTML, not messages");
  }
}
