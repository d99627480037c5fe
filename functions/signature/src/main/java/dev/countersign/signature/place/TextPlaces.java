package dev.countersign.signature.place;

import java.nio.charset.Charset;

public final class TextPlaces {
  public Place find(String view, Charset charset) {
    int quote = view.indexOf("\n-----Original Message-----");
    return quote < 0 ? new Place(view.length(), "end") : new Place(quote + 1, "original-message");
  }
}
