package dev.countersign.local.directory;

import dev.countersign.local.cli.demo.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Searches groups as somebody types: the beginnings of words, a letter more each time. */
final class GroupSearches {
  private static final List<String> WORDS =
      List.of(
          "countersign",
          "staff",
          "berlin",
          "london",
          "sales",
          "marketing",
          "märkte",
          "finance",
          "works",
          "optics",
          "service",
          "project",
          "vpn",
          "managers",
          "all staff 12",
          "nobody");

  private final ApiClient api;
  private final String path;

  GroupSearches(ApiClient api, String subscriptionId) {
    this.api = api;
    this.path = "/subscriptions/" + subscriptionId + "/groups?search=";
  }

  /** Milliseconds that each took at the API, the fastest first. */
  List<Double> run(int count) {
    return IntStream.range(0, count).mapToObj(this::search).sorted().toList();
  }

  private double search(int number) {
    String word = WORDS.get(number % WORDS.size());
    int letters = 2 + number / WORDS.size() % (word.length() - 1);
    String text = word.substring(0, Math.min(letters, word.length()));
    long start = System.nanoTime();
    api.get(path + URLEncoder.encode(text, StandardCharsets.UTF_8));
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return milliseconds;
  }
}
