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

  private final Introduction introduction = new Introduction();
  private final Quotes quotes = new Quotes();

  /** An element that all is quoted from, if its first line is the client's. */
  private @Nullable Place likely;

  /** Whether it begins with fields: then a colon tells. */
  private boolean hasFields;

  /** Null until a field's name or a line across the message comes: most messages have none. */
  private @Nullable HeaderFields headers;

  private @Nullable Place result;

  /** Whether nothing that follows can change the place. */
  boolean isDecided() {
    return result != null;
  }

  boolean hasQuote() {
    return !quotes.isEmpty();
  }

  /** Whether an attribution stands right above. */
  boolean isAttributed() {
    return introduction.isAttribution();
  }

  /** An empty line. */
  void blank() {
    quotes.blank();
    introduction.reset();
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
   * Outlook for iOS" into such a one, Thunderbird a forwarded message, Outlook its bookmark; what
   * authors edit has their own text there.
   */
  void likely(int offset, String name) {
    likely = new Place(offset, name);
    hasFields = false;
  }

  /**
   * An element with the fields of a quoted message. Who sends a message of their own anew takes
   * them out, and writes nothing above.
   */
  void fields(int offset, String name) {
    if (quotes.hasOwn()) {
      rest(offset, name);
    } else {
      likely = likely == null ? new Place(offset, name) : likely;
      hasFields = true;
    }
  }

  /** An element that leads to a quoted message. */
  void introduction(int offset, String name) {
    introduction.element(new Place(offset, name));
  }

  /** An element that leads to the fields of a quoted message, which is an element as well. */
  void headed(int offset, String name) {
    if (quotes.isEmpty()) {
      introduction.headed(new Place(offset, name));
    } else {
      rest(offset, name);
    }
  }

  /** A line above a quoted message, which is an element; if it is not, all below is quoted. */
  void divided(int offset, String name) {
    if (quotes.isEmpty()) {
      introduction.divider(new Place(offset, name));
    } else {
      rest(offset, name);
    }
  }

  /** From here on all is quoted. */
  void rest(int offset, String name) {
    Place above = quotes.aboveRest();
    Place led = likely == null ? introduction.certain() : likely;
    result = above != null ? above : led != null ? led : new Place(offset, name);
  }

  private boolean rest(@Nullable Place here) {
    if (here != null) {
      rest(here.offset(), here.marker());
    }
    return here != null;
  }

  /** A line that begins with the sign of a quoted one, where none did before. */
  void quotedLine(Line line) {
    int divider = dividerOr(-1);
    if (line.isQuoteBanner()) {
      rest(line.start(), "banner-groupwise");
    } else if (divider >= 0 && HeaderFields.isSender(line)) {
      rest(divider, "headers-quoted");
    } else if (!introduction.isHeaded()) {
      begin(new Place(line.start(), "gt-quote"), false, false);
    }
  }

  /**
   * A quoted message begins, which is an element; its lines are not reported.
   *
   * @param isCertain false if it may be something else that looks so
   */
  void quote(int offset, String name, boolean isCertain) {
    begin(new Place(offset, name), isCertain, true);
  }

  private void begin(Place here, boolean isCertain, boolean isElement) {
    quotes.own(introduction.ownLength());
    Place led = introduction.place();
    if (led == null) {
      quotes.begin(here, isCertain, isElement);
    } else {
      quotes.begin(led, true, isElement);
    }
    introduction.clear();
    introduction.reset();
    likely = null;
  }

  /** Whether a quote that begins with the line is one for certain: no author's, who cites. */
  boolean leads(Line line) {
    return line.mayIntroduce()
        && (Banners.find(line.lowerCase()) != null
            || HeaderFields.isSender(line)
            || introduction.isOne(line));
  }

  /** A line with text that is not inside a quote. */
  void line(Line line) {
    if (likely != null && isByClient(line)) {
      rest(line.start(), likely.marker());
      return;
    }
    likely = null;
    if (introduction.isHeaded()) {
      return;
    }
    if (introduction.isDivider()) {
      rest(line.start(), Place.END);
      return;
    }
    if (!line.mayIntroduce() && quotes.isEmpty() && introduction.isNone()) {
      if (!rest(inCell(line))) {
        introduction.own(line, quotes);
      }
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
      rest(here);
    } else if (quotes.hasOwn() || !here.marker().equals(Banners.REPLY_ABOVE)) {
      introduction.banner(here);
    }
  }

  private boolean isByClient(Line line) {
    String text = line.lowerCase();
    return hasFields && text.indexOf(':') > 0
        || text.contains("outlook")
        || Banners.find(text) != null
        || Decoration.isDrawn(text)
        || HeaderFields.isSender(line);
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
    Place block = label == null ? other(line) : field(line, label);
    if (rest(block)) {
      return;
    }
    if (introduction.isElement()) {
      quotes.own(introduction.inElement(line));
    } else {
      rest(introduction.line(line, label == null, quotes));
    }
  }

  private @Nullable Place field(Line line, FieldLabel label) {
    phrase();
    Line above = label.field() == FieldLabel.Field.TO ? introduction.nameAndDate() : null;
    return headers().add(line, label, quotes.hasOwn(), above);
  }

  /** Of a table, in which Notes writes the fields' names without a colon. */
  private @Nullable Place inCell(Line line) {
    boolean mayBegin = line.isShort() && introduction.nameAndDate() != null;
    FieldLabel label =
        mayBegin || headers != null && headers.isNamed()
            ? FieldLabel.named(line.lowerCase())
            : null;
    return label == null ? other(line) : field(line, label);
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

  /** Phones write "Original Message" without a line; with fields below it begins the message. */
  private void phrase() {
    Line above = introduction.above();
    if (above != null && Banners.isPhrase(above.lowerCase())) {
      headers().divider(above.start());
    }
  }

  /** The place, when the body ends at this offset. */
  Place end(int offset) {
    if (result == null && introduction.certain() != null) {
      rest(offset, Place.END);
    }
    if (result != null) {
      return result;
    }
    Place above = quotes.above();
    return above != null ? above : new Place(offset, Place.END);
  }
}
