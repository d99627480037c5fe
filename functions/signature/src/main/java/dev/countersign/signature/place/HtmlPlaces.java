package dev.countersign.signature.place;

import java.nio.charset.Charset;
import java.util.Locale;

public final class HtmlPlaces {
  public Place find(String view, Charset charset) {
    int quote = view.indexOf("<div class=\"gmail_quote\"");
    if (quote >= 0) {
      return new Place(quote, "gmail_quote");
    }
    int end = view.toLowerCase(Locale.ROOT).lastIndexOf("</body");
    return new Place(end < 0 ? view.length() : end, "end");
  }
}
