package dev.countersign.signature.place;

/**
 * An element that all is quoted from, if its first line is the client's.
 *
 * @param hasFields whether it begins with fields: then a colon tells
 */
record LikelyElement(Place place, boolean hasFields) {

  boolean isByClient(Line line) {
    String text = line.lowerCase();
    return hasFields && text.indexOf(':') > 0
        || text.contains("outlook")
        || Banners.find(text) != null
        || Decoration.isDrawn(text)
        || HeaderFields.isSender(line);
  }
}
