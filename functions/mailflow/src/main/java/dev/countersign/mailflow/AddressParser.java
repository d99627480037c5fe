package dev.countersign.mailflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the first address in a list of addresses as From has it (RFC 5322, section 3.4). */
public final class AddressParser {
  /** 64 octets, an at sign and 255 octets (RFC 5321, section 4.5.3.1). */
  private static final int MAX_ADDRESS = 320;

  private final String text;
  private int at;

  private AddressParser(String text) {
    this.text = text;
  }

  /** The first address, without its display name; empty where there is none. */
  public static Optional<String> first(String addressList) {
    return Optional.of(new AddressParser(addressList).find()).filter(AddressParser::isAddress);
  }

  /** All addresses, without their display names. */
  public static List<String> all(String addressList) {
    AddressParser parser = new AddressParser(addressList);
    List<String> addresses = new ArrayList<>();
    while (parser.at < addressList.length()) {
      String address = parser.find();
      if (isAddress(address)) {
        addresses.add(address);
      }
      parser.skipToNext();
    }
    return addresses;
  }

  /** What comes after the last at sign. */
  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private String find() {
    StringBuilder words = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '(' -> skipComment();
        case '"' -> words.append(quoted());
        case '<' -> {
          return inAngleBrackets();
        }
        case ':' -> { // ends the name of a group
          words.setLength(0);
          at++;
        }
        case ',', ';' -> {
          if (isAddress(words.toString().strip())) {
            return words.toString().strip();
          }
          words.setLength(0);
          at++;
        }
        default -> {
          words.append(c);
          at++;
        }
      }
    }
    return words.toString().strip();
  }

  /** Past the comma or semicolon that ends the address. */
  private void skipToNext() {
    boolean ended = false;
    while (!ended && at < text.length()) {
      char c = text.charAt(at);
      ended = c == ',' || c == ';';
      switch (c) {
        case '(' -> skipComment();
        case '"' -> quoted();
        default -> at++;
      }
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0 && at < text.length());
  }

  private String quoted() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
    return text.substring(start, at);
  }

  private String inAngleBrackets() {
    StringBuilder address = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '>') {
      if (text.charAt(at) == '"') {
        address.append(quoted());
      } else {
        address.append(text.charAt(at++));
      }
    }
    return address.toString().strip();
  }

  private static boolean isAddress(String word) {
    int sign = word.lastIndexOf('@');
    return sign > 0
        && sign < word.length() - 1
        && word.length() <= MAX_ADDRESS
        && word.chars().noneMatch(Character::isISOControl)
        && (word.startsWith("\"") || word.indexOf(' ') < 0);
  }
}
