package dev.countersign.local.microsoft365.identity.browser;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A page that a browser arrived at, after all redirects. */
public record Page(int status, URI url, String body) {
  Document document() {
    return Jsoup.parse(body, url.toString());
  }

  List<FormElement> forms() {
    return document().forms();
  }

  public String title() {
    return document().title();
  }

  /** What a person reads on it. */
  public String text() {
    return document().body().text();
  }
}
