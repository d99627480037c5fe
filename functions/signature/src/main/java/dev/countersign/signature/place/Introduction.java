package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** What leads to the quote that may come next: an attribution, a banner, an element of a client. */
final class Introduction {

  private final LastLines lines = new LastLines();
  private final Attributions attributions = new Attributions(lines);
  private final LeadingElement element = new LeadingElement(attributions);
  private char lead = Lead.NONE;
  private @Nullable Place place;

  /** Of the line that may lead to a quote. */
  private int length;

  boolean isNone() {
    return lead == Lead.NONE;
  }

  boolean isElement() {
    return lead == Lead.ELEMENT;
  }

  boolean isHeaded() {
    return lead == Lead.HEADED;
  }

  boolean isDivider() {
    return lead == Lead.DIVIDER;
  }

  boolean isAttribution() {
    return lead == Lead.CERTAIN;
  }

  /** Where it stands, null if it is the author's text, should no quote follow. */
  @Nullable Place certain() {
    return lead == Lead.POSSIBLE ? null : place;
  }

  /**
   * As {@link #certain}, where something else tells that a quoted message follows: below an
   * attribution, it is in the one that this leads to.
   */
  @Nullable Place leading() {
    return isTyped() && element.beginsAsText() ? null : certain();
  }

  /** Where it stands, whatever it is worth, if a quote follows. */
  @Nullable Place place() {
    return isTyped() ? null : place;
  }

  /**
   * How much of its text turns out to be the author's, if a quote follows; negative: to be none.
   */
  int ownLength() {
    if (isTyped()) {
      return element.length();
    }
    return lead == Lead.POSSIBLE ? -length : 0;
  }

  /** Whether the author typed into the element, and the client's line is not there any more. */
  private boolean isTyped() {
    return lead == Lead.ELEMENT && element.isTyped();
  }

  /**
   * How much text of the author's it has, should no quote follow. Google Groups gives what is
   * written under a quote the class of one.
   *
   * @param below whether there is one above for certain
   */
  int answerLength(boolean below) {
    return below && lead == Lead.ELEMENT && element.endsAsText() ? element.length() : 0;
  }

  void clear() {
    lead = Lead.NONE;
    place = null;
  }

  /** Begins anew: what comes next does not continue the lines before. */
  void reset() {
    lines.end();
  }

  void banner(Place here) {
    lead = Lead.BANNER;
    place = here;
  }

  void element(Place here) {
    if (lead == Lead.ELEMENT) {
      element.again(here);
      return;
    }
    lead = Lead.ELEMENT;
    place = here;
    element.begin(here);
  }

  void headed(Place here) {
    lead = Lead.HEADED;
    place = here;
  }

  void divider(Place here) {
    lead = Lead.DIVIDER;
    place = here;
  }

  /**
   * A line in such an element.
   *
   * @return how much text it is that turns out to be the author's
   */
  int inElement(Line line) {
    int own = element.line(line);
    place = element.place();
    return own;
  }

  /** The line above, maybe with an empty one between. */
  @Nullable Line above() {
    return lines.above();
  }

  /** What Notes writes above the fields. */
  @Nullable Line nameAndDate() {
    return NotesHeading.find(lines);
  }

  /** Whether the line alone is an attribution. */
  boolean isOne(Line line) {
    return attributions.isOne(line);
  }

  /** A line of the author that leads to nothing. */
  void own(Line line, Quotes quotes) {
    lines.add(line);
    quotes.own(line);
  }

  /**
   * A line that may lead to a quote, or stand below what does.
   *
   * @param mayBeOne false where its colon is that of a field's name, which makes no attribution of
   *     what stands above
   * @return where the quoted message begins, if all below is quoted
   */
  @Nullable Place line(Line line, boolean mayBeOne, Quotes quotes) {
    lines.add(line);
    Place found = mayBeOne ? attributions.find() : null;
    if (lead == Lead.BANNER) {
      return underBanner(found != null);
    }
    if (lead == Lead.CERTAIN) {
      return unmarked(line, quotes);
    }
    if (found != null && attributions.isTimed()) {
      quotes.own(-attributions.lengthAbove());
      lead = Lead.CERTAIN;
      place = found;
      return null;
    }
    clear();
    quotes.own(line);
    if (found != null) {
      possible(found, line.length() + attributions.lengthAbove());
    } else if (mayBeOne && attributions.mayBeOne()) {
      possible(new Place(line.start(), "attribution"), line.length());
    }
    return null;
  }

  private void possible(Place here, int itsLength) {
    lead = Lead.POSSIBLE;
    place = here;
    length = itsLength;
  }

  /** Proton once wrote an attribution below the banner. */
  private @Nullable Place underBanner(boolean isAttribution) {
    if (!isAttribution) {
      return place;
    }
    lead = Lead.CERTAIN;
    return null;
  }

  /**
   * A line below an attribution, without the sign of a quoted one. Where nothing of the author's
   * stands above, an answer may follow.
   */
  private @Nullable Place unmarked(Line line, Quotes quotes) {
    if (Elision.is(line.lowerCase())) {
      return null;
    }
    if (quotes.hasOwn() || !quotes.isEmpty()) {
      return place;
    }
    quotes.top(place);
    clear();
    quotes.own(line);
    return null;
  }
}
