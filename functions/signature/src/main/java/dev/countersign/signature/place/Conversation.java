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

  /** No introduction is in hand. No enum: see {@link ElementRule}. */
  private static final char NONE = '-';

  /** A line with a colon at its end: text of the author, if no quote follows. */
  private static final char POSSIBLE = 'p';

  /** An attribution: all that follows is quoted. */
  private static final char CERTAIN = 'c';

  /** A client's element that leads to a quote: the text in it is not the author's. */
  private static final char ELEMENT = 'e';

  private final Attributions attributions = new Attributions();
  private final HeaderFields headers = new HeaderFields();
  private final Quotes quotes = new Quotes();

  private @Nullable Place introduction;
  private char lead = NONE;
  private @Nullable Place nextIntroduction;
  private int introductionLength;

  private @Nullable Place result;

  /** Whether nothing that follows can change the place. */
  boolean isDecided() {
    return result != null;
  }

  /** An empty line. */
  void blank() {
    attributions.reset();
  }

  /** A line drawn across the message. */
  void divider(int offset) {
    headers.divider(offset);
  }

  /** What follows is under the author's signature or the client's footer: not a reply. */
  void signature() {
    quotes.close();
  }

  /**
   * An element that leads to a quoted message. When an author types into it, Thunderbird splits it:
   * then the last one that has text is it, and the text of the others is the author's.
   */
  void introduction(int offset, String name) {
    nextIntroduction = new Place(offset, name);
    if (lead != ELEMENT) {
      introduction = nextIntroduction;
      lead = ELEMENT;
      introductionLength = 0;
    }
  }

  private void introducing(Line line) {
    if (nextIntroduction != null && introductionLength > 0) {
      quotes.own(introductionLength);
      introduction = nextIntroduction;
      introductionLength = 0;
    }
    nextIntroduction = null;
    introductionLength += line.length();
  }

  /** From here on all is quoted. */
  void rest(int offset, String name) {
    Place here = new Place(offset, name);
    Place led = introduction != null && lead != POSSIBLE ? introduction : here;
    Place above = quotes.above();
    result = above != null ? above : led;
  }

  /** A line that begins with the sign of a quoted one, where none did before. */
  void quotedLine(Line line) {
    if (line.isQuoteBanner()) {
      rest(line.start(), "banner-groupwise");
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
    if (lead == POSSIBLE) {
      quotes.own(-introductionLength);
    }
    if (introduction == null) {
      quotes.begin(new Place(offset, name), isCertain);
    } else {
      quotes.begin(introduction, true);
    }
    introduction = null;
    nextIntroduction = null;
    lead = NONE;
    attributions.reset();
  }

  /** A line with text that is not inside a quote. */
  void line(Line line) {
    if (!line.mayIntroduce() && quotes.isEmpty() && lead == NONE) {
      attributions.add(line);
      headers.other(line);
      quotes.own(line.length());
      return;
    }
    String text = line.lowerCase();
    String banner = Banners.find(text);
    if (banner != null) {
      rest(line.start(), banner);
      return;
    }
    if (lead == NONE && !quotes.isEmpty() && Footers.begin(text)) {
      quotes.close();
    }
    if (Sentence.isRule(text)) {
      headers.divider(line.start());
    } else {
      field(line, text);
    }
  }

  private void field(Line line, String text) {
    FieldLabel label = FieldLabel.find(text);
    Place block = null;
    if (label == null) {
      headers.other(line);
    } else {
      banner();
      Line above = label.field() == FieldLabel.Field.TO ? attributions.nameAndDate() : null;
      block = headers.add(line, label, quotes.hasOwn(), above);
    }
    if (block != null) {
      rest(block.offset(), block.marker());
    } else if (lead == ELEMENT) {
      introducing(line);
    } else {
      attribution(line, label == null);
    }
  }

  /** Phones write "Original Message" without a line; with fields below it begins the message. */
  private void banner() {
    Line above = attributions.above();
    if (above != null && Banners.isPhrase(above.lowerCase())) {
      headers.divider(above.start());
    }
  }

  /** A field's name has a colon as well, which makes no attribution of what stands above. */
  private void attribution(Line line, boolean mayBeOne) {
    attributions.add(line);
    Place found = mayBeOne ? attributions.find() : null;
    if (lead == CERTAIN && introduction != null) {
      rest(introduction.offset(), introduction.marker());
    } else if (found != null) {
      quotes.own(-attributions.lengthAbove());
      introduction = found;
      lead = CERTAIN;
    } else {
      quotes.own(line.length());
      possible(line, mayBeOne && attributions.mayBeOne());
    }
  }

  private void possible(Line line, boolean possible) {
    lead = possible ? POSSIBLE : NONE;
    introduction = possible ? new Place(line.start(), "attribution") : null;
    introductionLength = line.length();
  }

  /** The place, when the body ends at this offset. */
  Place end(int offset) {
    if (result == null && introduction != null && lead != POSSIBLE) {
      rest(introduction.offset(), introduction.marker());
    }
    if (result != null) {
      return result;
    }
    Place above = quotes.above();
    return above != null ? above : new Place(offset, Place.END);
  }
}
