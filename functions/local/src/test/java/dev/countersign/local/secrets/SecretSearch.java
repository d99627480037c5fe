package dev.countersign.local.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for secrets in a text: as they are, in base64 (wherever they begin in what was encoded), in
 * hex and URL-encoded, whole or in pieces.
 */
public final class SecretSearch {
  /** A piece this long comes nowhere by chance. */
  private static final int PIECE = 24;

  private final Map<String, String> pieces = new HashMap<>();
  private final Map<String, String> shortOnes = new HashMap<>();

  public SecretSearch(Map<String, Set<String>> secretsByKind) {
    secretsByKind.forEach((kind, secrets) -> secrets.forEach(secret -> add(kind, secret)));
  }

  /** The kinds of secrets that are in the text, each with the form it has there. */
  public Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    shortOnes.forEach(
        (form, kind) -> {
          if (text.contains(form)) {
            found.add(kind);
          }
        });
    for (int i = 0; i + PIECE <= text.length(); i++) {
      String kind = pieces.get(text.substring(i, i + PIECE));
      if (kind != null) {
        found.add(kind);
      }
    }
    return found;
  }

  private void add(String kind, String secret) {
    addForm(kind, secret);
    addForm(kind + " (URL-encoded)", URLEncoder.encode(secret, UTF_8));
    addForm(kind + " (hex)", HexFormat.of().formatHex(secret.getBytes(UTF_8)));
    base64(secret).forEach(form -> addForm(kind + " (base64)", form));
  }

  private void addForm(String kind, String form) {
    if (form.length() < PIECE) {
      shortOnes.put(form, kind);
    }
    for (int start = 0; start + PIECE <= form.length(); start += PIECE) {
      pieces.putIfAbsent(form.substring(start, start + PIECE), kind);
    }
  }

  /** What does not depend on the bytes before and after, for each of the three ways to begin. */
  private static List<String> base64(String secret) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("\0".repeat(before) + secret).getBytes(UTF_8);
      int end = bytes.length / 3 * 4;
      int begin = before == 0 ? 0 : 4;
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        forms.add(encoder.encodeToString(bytes).substring(begin, end));
      }
    }
    return forms;
  }
}
