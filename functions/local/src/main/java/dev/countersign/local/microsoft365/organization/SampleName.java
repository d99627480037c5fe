package dev.countersign.local.microsoft365.organization;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A person's name and how it is spelt in an address.
 *
 * @param office the city where such names are frequent
 */
record SampleName(String office, String given, String surname, String local) {
  private static final List<List<String>> CULTURES = Table.rows("names.txt");

  static SampleName draw(Random random) {
    List<String> culture = pick(CULTURES, random);
    String given = pick(Table.values(culture.get(1)), random);
    String surname = pick(Table.values(culture.get(2)), random);
    String local = ascii(given) + "." + ascii(surname);
    return new SampleName(culture.get(0), written(given), written(surname), local);
  }

  static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String written(String name) {
    return name.replaceFirst("=.*", "");
  }

  private static String ascii(String name) {
    int equals = name.indexOf('=');
    String spelt = equals < 0 ? name : name.substring(equals + 1);
    return Normalizer.normalize(spelt, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z-]", "")
        .toLowerCase(Locale.ROOT);
  }
}
