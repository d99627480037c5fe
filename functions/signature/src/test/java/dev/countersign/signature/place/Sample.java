package dev.countersign.signature.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A body of the sample files, as its bytes read as ISO-8859-1. */
record Sample(String marker, String title, String view, int expected) {

  private static final String HERE = "[[HERE]]";

  static List<Sample> read(String file) {
    return Arrays.stream(load(file).split("(?m)^## ")).skip(1).map(Sample::of).toList();
  }

  static Sample of(String section) {
    int newline = section.indexOf('\n');
    String[] head = section.substring(0, newline).split("\\|", 2);
    String marked = section.substring(newline + 1).stripTrailing();
    int expected = marked.indexOf(HERE);
    return new Sample(head[0].strip(), head[1].strip(), marked.replace(HERE, ""), expected);
  }

  Place place() {
    return new Place(expected, marker);
  }

  static Place findInHtml(String view, Charset charset) {
    return HtmlPlaces.find(view, view.getBytes(StandardCharsets.ISO_8859_1), charset);
  }

  @Override
  public String toString() {
    return marker + ": " + title;
  }

  private static String load(String file) {
    try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
