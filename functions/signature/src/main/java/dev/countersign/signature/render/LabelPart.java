package dev.countersign.signature.render;

import org.jsoup.nodes.Element;

/** What a cell of a table is to the value behind it; a label's parts stand in the other order. */
enum LabelPart {
  COLON,
  WORDS,
  /** Begins a label, or ends the one before it. */
  ICON_OR_BAR;

  static LabelPart of(Element cell) {
    String text = cell.text().strip();
    if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
      return WORDS;
    }
    return text.matches("[:\uFF1A]") ? COLON : ICON_OR_BAR;
  }
}
