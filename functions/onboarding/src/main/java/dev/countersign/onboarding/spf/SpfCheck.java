package dev.countersign.onboarding.spf;

import dev.countersign.onboarding.spf.SpfReport.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the SPF record of a sending domain and says what to change. */
public final class SpfCheck {
  /** Microsoft Learn, "Set up SPF to identify valid email sources": what Exchange sends from. */
  private static final String MICROSOFT = "spf.protection.outlook.com";

  /** RFC 7208 section 3.4: more may not fit into an answer over UDP. */
  private static final int MAX_LENGTH = 450;

  private final Dns dns;
  private final String us;

  /**
   * @param us domain whose record lists the addresses of our relay
   */
  public SpfCheck(Dns dns, String us) {
    this.dns = dns;
    this.us = us;
  }

  /** What is to say about a domain. */
  public SpfReport check(String domain) {
    List<String> found = dns.txt(domain).stream().filter(SpfRecord::isSpf).toList();
    if (found.size() != 1) {
      return noneOrSeveral(domain, found);
    }
    SpfRecord record = SpfRecord.parse(found.get(0));
    SpfWalk walk = new SpfWalk(dns);
    walk.follow(domain, record);
    List<String> missing = missing(walk);
    return new SpfReport(
        domain,
        found,
        walk.reaches(MICROSOFT),
        walk.reaches(us),
        walk.lookups(),
        walk.voidLookups(),
        problems(record, walk, missing),
        missing.isEmpty() ? null : record.with(missing).text());
  }

  private SpfReport noneOrSeveral(String domain, List<String> found) {
    List<SpfTerm> terms = new ArrayList<>();
    for (String record : found) {
      SpfRecord.parse(record).terms().stream()
          .filter(term -> !term.name().equals("all") && !terms.contains(term))
          .forEach(terms::add);
    }
    terms.add(new SpfTerm("~all", '~', "all", ""));
    SpfRecord merged = new SpfRecord(terms, List.of());
    List<String> missing =
        List.of(MICROSOFT, us).stream().filter(name -> !merged.includes(name)).toList();
    return new SpfReport(
        domain,
        found,
        false,
        false,
        0,
        0,
        List.of(found.isEmpty() ? none() : several()),
        merged.with(missing).text());
  }

  private List<String> missing(SpfWalk walk) {
    return List.of(MICROSOFT, us).stream().filter(name -> !walk.reaches(name)).toList();
  }

  private List<Problem> problems(SpfRecord record, SpfWalk walk, List<String> missing) {
    List<Problem> problems = new ArrayList<>();
    addIf(problems, missing.contains(MICROSOFT) ? lacksMicrosoft() : null);
    addIf(problems, missing.contains(us) ? lacksUs() : null);
    addIf(problems, record.invalid().isEmpty() ? null : invalid(record.invalid()));
    addIf(problems, walk.isBroken() ? broken() : null);
    int lookups = walk.lookups() + missing.size();
    addIf(problems, lookups > SpfWalk.MAX_LOOKUPS ? tooManyLookups(lookups) : null);
    addIf(problems, walk.voidLookups() > SpfWalk.MAX_VOID_LOOKUPS ? tooManyVoid(walk) : null);
    addIf(problems, record.with(missing).text().length() > MAX_LENGTH ? tooLong() : null);
    return problems;
  }

  private static void addIf(List<Problem> problems, @Nullable Problem problem) {
    if (problem != null) {
      problems.add(problem);
    }
  }

  private static Problem none() {
    return new Problem(
        "NoRecord",
        "The domain has no SPF record. Publish the new one as TXT record, after you have added"
            + " whoever else sends mail for the domain.");
  }

  private static Problem several() {
    return new Problem(
        "SeveralRecords",
        "The domain has several SPF records; receivers treat that as an error. Replace all of them"
            + " with the new one, which has the terms of each.");
  }

  private static Problem lacksMicrosoft() {
    return new Problem(
        "LacksMicrosoft",
        "Mail that Exchange Online sends for the domain does not pass. Publish the new record.");
  }

  private Problem lacksUs() {
    return new Problem(
        "LacksUs",
        "The addresses from which signed mail goes back to Exchange Online are not in it. Publish"
            + " the new record, so that Exchange Online never takes that mail for forged.");
  }

  private static Problem invalid(List<String> terms) {
    return new Problem(
        "InvalidTerms",
        "Receivers cannot read the record because of: "
            + String.join(" ", terms)
            + ". Correct or remove that in the new record, too.");
  }

  private static Problem broken() {
    return new Problem(
        "BrokenInclude",
        "A domain that is included has no SPF record, has several, or includes itself. Remove that"
            + " include; receivers treat it as an error.");
  }

  private static Problem tooManyLookups(int lookups) {
    return new Problem(
        "TooManyLookups",
        "With what is missing, checking the record takes "
            + lookups
            + " DNS look-ups; receivers stop after "
            + SpfWalk.MAX_LOOKUPS
            + " with an error. Remove includes that you no longer need, or put addresses in their"
            + " place.");
  }

  private static Problem tooManyVoid(SpfWalk walk) {
    return new Problem(
        "TooManyVoidLookups",
        walk.voidLookups()
            + " names in the record do not exist; receivers stop after "
            + SpfWalk.MAX_VOID_LOOKUPS
            + ". Remove them.");
  }

  private static Problem tooLong() {
    return new Problem(
        "TooLong",
        "With what is missing, the record has more than "
            + MAX_LENGTH
            + " characters and may not fit into a DNS answer. Remove what you no longer need, or"
            + " move terms to a name of your own that you include.");
  }
}
