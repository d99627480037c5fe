package dev.countersign.signature.render;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a signature.
 *
 * @param leaves its texts and images
 * @param breakBefore the line break above it, if that is what it begins with
 * @param breakAfter the line break at its end, if that is what it ends with
 */
record HtmlLine(List<Node> leaves, @Nullable Element breakBefore, @Nullable Element breakAfter) {

  /** What an image is among the characters of a line. */
  private static final String IMAGE = "\uFFFC";

  /** Takes out what its empty fields leave behind, up to the elements that hold nothing else. */
  void closeGaps(Element body) {
    String line = characters();
    BitSet removed = Gaps.in(line);
    if (!removed.isEmpty()) {
      remove(removed, Gaps.isWholeLine(line), body);
    }
  }

  /** Takes out all of it, and the elements that hold nothing else. */
  void remove(Element body) {
    BitSet all = new BitSet();
    all.set(0, characters().length());
    remove(all, true, body);
  }

  private void remove(BitSet removed, boolean whole, Element body) {
    List<Element> parents = leaves.stream().map(Node::parent).map(Element.class::cast).toList();
    int from = 0;
    for (Node leaf : leaves) {
      int to = from + characters(leaf).length();
      keep(leaf, removed.get(from, to), to - from);
      from = to;
    }
    if (whole) {
      removeBreak();
    }
    parents.forEach(parent -> prune(parent, body));
  }

  /** Whether it goes, as its fields are empty. */
  boolean isEmpty() {
    return Gaps.isWholeLine(characters());
  }

  boolean isBlank() {
    return Gaps.isBlank(characters());
  }

  /** Whether it is short and without a field. */
  boolean isLabel() {
    String line = characters();
    return line.strip().length() <= Gaps.LONGEST_LABEL
        && line.chars().noneMatch(c -> Placeholder.isReserved((char) c));
  }

  /** Whether it is no line at all, but what stands between two elements. */
  boolean isLayout() {
    return isBlank() && breakAfter == null && characters().indexOf('\u00A0') < 0;
  }

  /** Whether it ends with a colon, and has no field. */
  boolean announces() {
    String line = characters().strip();
    return (line.endsWith(":") || line.endsWith("\uFF1A"))
        && line.chars().noneMatch(c -> Placeholder.isReserved((char) c));
  }

  /** The cell of a table that it stands in. */
  @Nullable Element cell() {
    return element().closest("td, th");
  }

  /** What holds it and the lines beside it. */
  Element group() {
    Element block = element();
    Element parent = block.parent();
    while (parent != null && !HtmlLines.isBlock(block)) {
      block = parent;
      parent = block.parent();
    }
    boolean whole = Cells.isCell(block) || breakBefore != null || breakAfter != null;
    return whole || parent == null ? block : parent;
  }

  boolean isIn(Element group) {
    return element() == group || element().parents().contains(group);
  }

  private Element element() {
    Node parent = leaves.isEmpty() ? breakAfter : leaves.get(0).parent();
    return (Element) Objects.requireNonNull(parent);
  }

  private String characters() {
    return leaves.stream().map(HtmlLine::characters).collect(Collectors.joining());
  }

  private static String characters(Node leaf) {
    return leaf instanceof TextNode text ? text.getWholeText() : IMAGE;
  }

  private static void keep(Node leaf, BitSet removed, int length) {
    if (removed.cardinality() == length) {
      leaf.remove();
    } else if (leaf instanceof TextNode text) {
      String whole = text.getWholeText();
      StringBuilder kept = new StringBuilder(whole.length());
      for (int i = removed.nextClearBit(0); i < length; i = removed.nextClearBit(i + 1)) {
        kept.append(whole.charAt(i));
      }
      text.text(kept.toString());
    }
  }

  /** The one before it, so that the line below has its own; that may be gone with a line above. */
  private void removeBreak() {
    if (breakBefore != null && breakBefore.parent() != null) {
      EmptyLine.closeUp(breakBefore, breakAfter);
      breakBefore.remove();
    } else if (breakAfter != null) {
      breakAfter.remove();
    }
  }

  private static void prune(Element from, Element body) {
    @Nullable Element element = from;
    while (element != null && element != body && Cells.isHollow(element)) {
      boolean cell = Cells.isCell(element);
      Element parent = cell ? EmptyCell.close(element) : element.parent();
      if (!cell) {
        removeTerm(element);
        EmptyLine.closeUp(element);
        element.remove();
      }
      element = parent;
    }
  }

  /** A term in a list of descriptions goes with the only one it has. */
  private static void removeTerm(Element description) {
    Element term = description.previousElementSibling();
    Element next = description.nextElementSibling();
    boolean only = next == null || !next.nameIs("dd");
    if (description.nameIs("dd") && only && term != null && term.nameIs("dt")) {
      term.remove();
    }
  }
}
