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

  private final FieldBlocks fields = new FieldBlocks(introduction, quotes);

  /** What is open and has no line so far; most messages have none. */
  private @Nullable LikelyElement likely;

  private @Nullable Place result;

  /** Whether nothing that follows can change the place. */
  boolean isDecided() {
    return result != null;
  }

  /**
   * Whether an element for the quoted message is the author's: answers, where the fields above it
   * are quoted as well, or a message sent anew, where nothing is above.
   */
  boolean isAuthors() {
    return !quotes.isEmpty() || !quotes.hasOwn() && introduction.isNone();
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
    fields.divider(offset);
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
    likely = new LikelyElement(new Place(offset, name), LikelyElement.First.LINE);
  }

  /**
   * An element with the fields of a quoted message. Who sends a message of their own anew takes
   * them out, and writes nothing above; who takes them out to answer between lines marks those.
   */
  void fields(int offset, String name) {
    Place here = likely == null ? new Place(offset, name) : likely.place();
    char first = quotes.hasOwn() ? LikelyElement.First.ANY : LikelyElement.First.FIELD;
    likely = new LikelyElement(here, first);
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
    Place led = introduction.leading();
    Place here = likely == null ? new Place(offset, name) : likely.place();
    result = above != null ? above : fields.led(led != null ? led : here);
  }

  private boolean rest(@Nullable Place here) {
    if (here != null) {
      rest(here.offset(), here.marker());
    }
    return here != null;
  }

  /** A line that begins with the sign of a quoted one, where none did before. */
  void quotedLine(Line line) {
    int divider = fields.dividerOr(-1);
    if (line.isQuoteBanner()) {
      rest(line.start(), "banner-groupwise");
    } else if (divider >= 0 && FieldLabel.isSender(line.lowerCase())) {
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
    if (led == null && isElement && !isCertain && isCard()) {
      return;
    }
    if (led == null) {
      quotes.begin(fields.led(here), isCertain, isElement);
    } else {
      quotes.begin(fields.led(led), true, isElement);
    }
    introduction.clear();
    introduction.reset();
    likely = null;
  }

  /** Whether an element stands below a closing: it has the author's name, and is no quote. */
  private boolean isCard() {
    Line above = introduction.isElement() ? null : introduction.above();
    return above != null && Closings.begin(above.lowerCase());
  }

  /** Whether a quote that begins with the line is one for certain: no author's, who cites. */
  boolean leads(Line line) {
    return line.mayIntroduce()
        && (Banners.find(line.lowerCase()) != null
            || FieldLabel.isSender(line.lowerCase())
            || introduction.isOne(line));
  }

  /** A line with text that is not inside a quote. */
  void line(Line line) {
    if (isToldByElement(line)) {
      return;
    }
    if (quotes.isEmpty() && line.isPlainAttribution()) {
      labelled(line, null);
    } else if (quotes.isEmpty() && introduction.isNone() && !line.mayIntroduce()) {
      own(line);
    } else {
      read(line, line.lowerCase());
    }
  }

  /** Whether an element that was opened above has told what the line is. */
  private boolean isToldByElement(Line line) {
    if (likely != null && likely.isByClient(line)) {
      rest(line.start(), likely.place().marker());
      return true;
    }
    likely = null;
    if (introduction.isDivider()) {
      rest(line.start(), Place.END);
      return true;
    }
    return introduction.isHeaded();
  }

  private void own(Line line) {
    if (!rest(fields.inCell(line))) {
      introduction.own(line, quotes);
    }
  }

  private void read(Line line, String text) {
    String banner = Banners.find(text);
    if (banner != null) {
      int start = Decoration.isDrawn(text) ? line.start() : fields.dividerOr(line.start());
      banner(new Place(start, banner));
      return;
    }
    if (introduction.isNone() && !quotes.isEmpty()) {
      quotes.below(line, text);
    }
    if (Decoration.isRule(text)) {
      fields.divider(line.start());
    } else {
      field(line, text);
      fields.heading(line, text);
    }
  }

  /** All below is quoted, unless some of it is marked: then there may be answers. */
  private void banner(Place here) {
    boolean attributed = introduction.isAttribution() && quotes.hasOwn();
    if (introduction.isElement() || attributed || !quotes.isEmpty()) {
      rest(here);
    } else if (quotes.hasOwn() || !here.marker().equals(Banners.REPLY_ABOVE)) {
      introduction.banner(here);
    }
  }

  private void field(Line line, String text) {
    // No field's name has a digit: that colon is a time's.
    FieldLabel label = Digits.beginBeforeColon(text) ? null : FieldLabel.find(text);
    labelled(line, label);
  }

  /**
   * A line that is neither a banner nor drawn across the message.
   *
   * @param label the name of a field that it begins with; null for none
   */
  private void labelled(Line line, @Nullable FieldLabel label) {
    if (rest(fields.find(line, label))) {
      return;
    }
    if (introduction.isElement()) {
      quotes.own(introduction.inElement(line));
    } else {
      rest(introduction.line(line, label == null, quotes));
    }
  }

  /** The place, when the body ends at this offset. */
  Place end(int offset) {
    int answer = introduction.answerLength(quotes.isCertain());
    quotes.own(answer);
    if (result == null && answer == 0) {
      rest(introduction.certain());
    }
    if (result != null) {
      return result;
    }
    Place above = quotes.above();
    return above != null ? above : new Place(offset, Place.END);
  }
}
