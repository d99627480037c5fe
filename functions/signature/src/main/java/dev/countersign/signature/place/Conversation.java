package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * Tells the author's text from the quoted messages, as one goes down the body and reports what one
 * sees. Text and HTML share it.
 *
 * <p>The signature goes above the first quote. Where the author wrote between the quotes it goes to
 * the end, and so it does where the longer part of the author's text stands below the quote.
 */
final class Conversation {

  private final Attributions attributions = new Attributions();
  private final Introduction introduction = new Introduction();
  private final Quotes quotes = new Quotes();

  /** The attribution that the message begins with, if what follows is not marked as quoted. */
  private @Nullable Place top;

  /** An element that all is quoted from, if its first line is the client's. */
  private @Nullable Place likely;

  /** Null until a field's name or a line across the message comes: most messages have none. */
  private @Nullable HeaderFields headers;

  private @Nullable Place result;

  /** Whether nothing that follows can change the place. */
  boolean isDecided() {
    return result != null;
  }

  /** Whether an attribution stands right above. */
  boolean isAttributed() {
    return introduction.attribution() != null;
  }

  /** An empty line. */
  void blank() {
    quotes.blank();
    attributions.reset();
  }

  /** A line drawn across the message. */
  void divider(int offset) {
    headers().divider(offset);
  }

  /** What follows is under the author's signature or the client's footer: not a reply. */
  void signature() {
    quotes.close();
  }

  /**
   * An element that all is quoted from, if its first line is the client's. Outlook's apps put "Get
   * Outlook for iOS" into such a one, Thunderbird a forwarded message; what authors edit has their
   * own text there.
   */
  void likely(int offset, String name) {
    likely = new Place(offset, name);
  }

  /** An element that leads to a quoted message. */
  void introduction(int offset, String name) {
    introduction.element(new Place(offset, name));
  }

  /** From here on all is quoted. */
  void rest(int offset, String name) {
    Place above = above();
    Place led = likely == null ? introduction.certain() : likely;
    result = above != null ? above : led != null ? led : new Place(offset, name);
  }

  /** A line that begins with the sign of a quoted one, where none did before. */
  void quotedLine(Line line) {
    int divider = dividerOr(-1);
    if (line.isQuoteBanner()) {
      rest(line.start(), "banner-groupwise");
    } else if (divider >= 0 && HeaderFields.isSender(line)) {
      rest(divider, "headers-quoted");
    } else {
      quote(line.start(), "gt-quote", false);
    }
  }

  /**
   * A quoted message begins; its lines are not reported.
   *
   * @param isCertain false if it may be something else that looks so
   */
  void quote(int offset, String name, boolean isCertain) {
    quotes.own(-introduction.possibleLength());
    Place led = introduction.place();
    if (led == null) {
      quotes.begin(new Place(offset, name), isCertain);
    } else {
      quotes.begin(led, true);
    }
    introduction.clear();
    attributions.reset();
    likely = null;
  }

  /** A line with text that is not inside a quote. */
  void line(Line line) {
    if (likely != null && isByClient(line)) {
      rest(line.start(), likely.marker());
      return;
    }
    likely = null;
    if (!line.mayIntroduce() && quotes.isEmpty() && introduction.isNone()) {
      attributions.add(line);
      quotes.own(line);
      block(other(line));
      return;
    }
    String text = line.lowerCase();
    String banner = Banners.find(text);
    if (banner != null) {
      int start = Decoration.isDrawn(text) ? line.start() : dividerOr(line.start());
      banner(new Place(start, banner));
      return;
    }
    if (introduction.isNone() && !quotes.isEmpty()) {
      quotes.below(line, text);
    }
    if (Decoration.isRule(text)) {
      headers().divider(line.start());
    } else {
      field(line, text);
      heading(line, text);
    }
  }

  /** All below is quoted, unless some of it is marked: then there may be answers. */
  private void banner(Place here) {
    if (introduction.isElement() || !quotes.isEmpty()) {
      rest(here.offset(), here.marker());
    } else if (quotes.hasOwn() || !here.marker().equals(Banners.REPLY_ABOVE)) {
      introduction.banner(here);
    }
  }

  private static boolean isByClient(Line line) {
    String text = line.lowerCase();
    return text.contains("outlook") || Banners.find(text) != null || Decoration.isDrawn(text);
  }

  /** Whatever it says: with fields below, the quoted message begins with it. */
  private void heading(Line line, String text) {
    if (Decoration.isDrawn(text) || Sentence.isSummary(text)) {
      headers().heading(line.start());
    }
  }

  private void field(Line line, String text) {
    // No field's name has a digit: that colon is a time's.
    FieldLabel label = Sentence.hasDigitBeforeColon(text) ? null : FieldLabel.find(text);
    Place block;
    if (label == null) {
      block = other(line);
    } else {
      phrase();
      Line above = label.field() == FieldLabel.Field.TO ? attributions.nameAndDate() : null;
      block = headers().add(line, label, quotes.hasOwn(), above);
    }
    if (block(block)) {
      return;
    }
    if (introduction.isElement()) {
      quotes.own(introduction.line(line));
    } else {
      attribution(line, label == null);
    }
  }

  private HeaderFields headers() {
    if (headers == null) {
      headers = new HeaderFields();
    }
    return headers;
  }

  private @Nullable Place other(Line line) {
    return headers == null ? null : headers.other(line);
  }

  private int dividerOr(int offset) {
    return headers == null ? offset : headers.dividerOr(offset);
  }

  private boolean block(@Nullable Place block) {
    if (block != null) {
      rest(block.offset(), block.marker());
    }
    return block != null;
  }

  /** Phones write "Original Message" without a line; with fields below it begins the message. */
  private void phrase() {
    Line above = attributions.above();
    if (above != null && Banners.isPhrase(above.lowerCase())) {
      headers().divider(above.start());
    }
  }

  /** A field's name has a colon as well, which makes no attribution of what stands above. */
  private void attribution(Line line, boolean mayBeOne) {
    attributions.add(line);
    Place found = mayBeOne ? attributions.find() : null;
    Place attribution = introduction.attribution();
    Place banner = introduction.banner();
    if (banner != null) {
      underBanner(banner, found != null);
    } else if (attribution != null) {
      unmarked(line, attribution);
    } else if (found != null) {
      quotes.own(-attributions.lengthAbove());
      introduction.attribution(found);
    } else {
      own(line);
      if (mayBeOne && attributions.mayBeOne()) {
        introduction.possible(line);
      }
    }
  }

  /** Proton once wrote an attribution below the banner. */
  private void underBanner(Place banner, boolean isAttribution) {
    if (isAttribution) {
      introduction.attribution(banner);
    } else {
      rest(banner.offset(), banner.marker());
    }
  }

  /**
   * A line below an attribution, without the sign of a quoted one. Where nothing of the author's
   * stands above, an answer may follow.
   */
  private void unmarked(Line line, Place attribution) {
    if (Elision.is(line.lowerCase())) {
      return;
    }
    if (quotes.hasOwn() || !quotes.isEmpty()) {
      rest(attribution.offset(), attribution.marker());
    } else {
      top = attribution;
      own(line);
    }
  }

  private void own(Line line) {
    introduction.clear();
    quotes.own(line);
  }

  private @Nullable Place above() {
    if (top == null) {
      return quotes.above();
    }
    return quotes.isEmpty() || quotes.above() != null ? top : null;
  }

  /** The place, when the body ends at this offset. */
  Place end(int offset) {
    if (result == null && introduction.certain() != null) {
      rest(offset, Place.END);
    }
    if (result != null) {
      return result;
    }
    Place above = above();
    return above != null ? above : new Place(offset, Place.END);
  }
}
