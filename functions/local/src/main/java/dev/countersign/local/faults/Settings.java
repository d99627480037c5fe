package dev.countersign.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What an administrator may change while mail is on its way: rules, signatures, people. */
final class Settings implements MailLookup {
  private static final List<List<SignatureRule>> RULES =
      List.of(
          List.of(SignatureRule.EVERYBODY),
          List.of(),
          rules("[{'name':'Outside','signature':'DEFAULT','audience':'EXTERNAL'}]"),
          rules(
              "[{'name':'Inside','signature':'short','audience':'INTERNAL'},"
                  + "{'name':'Others','signature':'DEFAULT'}]"));

  private final Connection connection;
  private List<SignatureRule> rules = RULES.get(0);
  private int version = 1;
  private boolean knowsLena = true;

  Settings(Connection connection) {
    this.connection = connection;
  }

  /** Somebody saves something else. */
  void edit(Random random) {
    rules = RULES.get(random.nextInt(RULES.size()));
    version += random.nextInt(2);
    knowsLena = random.nextInt(4) != 0;
  }

  @Override
  public Found find(String subscriptionId, Set<String> addresses) {
    Person lena = new Person("lena", Set.of(Letter.SENDER), Map.of("displayName", "Lena"));
    return new Found(
        connection,
        knowsLena ? Map.of(Letter.SENDER, lena) : Map.of(),
        rules,
        Map.of(SignatureIds.DEFAULT, signature(""), "short", signature("Short: ")));
  }

  private SavedSignature signature(String text) {
    String line = text + Tenant.MARKER;
    return new SavedSignature("v" + version, "<p>" + line + "</p>", line, List.of());
  }

  @Override
  public Optional<Connection> findConnection(String subscriptionId) {
    return Optional.of(connection);
  }

  private static List<SignatureRule> rules(String json) {
    try {
      return Json.MAPPER.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
