package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of a tenant at work on the mail path: whose mail they are for. */
class SenderRulesTest extends RulesAtWork {
  @Test
  void repliesAndDomainsDecide() throws IOException {
    rules(
        """
        [{"name":"reply","signature":"internal","occasion":"REPLY"},
         {"name":"de","signature":"external","senders":{"domains":["brightwater.de.example"]}},
         {"name":"not lena","signature":"fair","except":{"addresses":["lena.hoffmann@brightwater.example"]}}]
        """);
    assertThat(version(sign(message(LENA, "In-Reply-To: <1@x>\r\n"), LENA, ANN)))
        .isEqualTo("internal:v1");
    assertThat(version(sign(message(ALIAS, ""), ALIAS, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(ALIAS, "References: \r\n"), ALIAS, ANN)))
        .as("of a program that writes the field always")
        .isEqualTo("external:v1");
    OutgoingMessage unsigned = only(sign(message(LENA, ""), LENA, ANN, CARLA));
    assertThat(unsigned.decision()).isEqualTo("UNSIGNED: no rule for it");
    assertThat(unsigned.recipients()).containsExactly(ANN, CARLA);
  }

  @Test
  void groupsDecideByWhateverAddress() throws IOException {
    String sales = "5b1f6a0e-77a3-4c57-9d52-0c9b7f3b6b11";
    directory.save(
        SUBSCRIPTION, person("1", "Lena", Set.of(LENA, ALIAS), LENA).withMembership(sales, true));
    rules(
        """
        [{"name":"sales","signature":"external","senders":{"groups":["%s"]}},
         {"name":"not sales","signature":"fair","except":{"groups":["%s"]}}]
        """
            .formatted(sales.toUpperCase(Locale.ROOT), sales));
    assertThat(version(sign(message(LENA, ""), LENA, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(ALIAS, ""), ALIAS, ANN))).isEqualTo("external:v1");
    assertThat(version(sign(message(TEAM, ""), TEAM, ANN))).isEqualTo("fair:v1");

    rules(
        "[{\"name\":\"s\",\"signature\":\"external\",\"person\":\"SENDER\",\"senders\":"
            + "{\"groups\":[\""
            + sales
            + "\"]}}]");
    assertThat(version(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN)))
        .isEqualTo("external:v1");
  }

  @Test
  void aRuleMayChooseTheDelegate() throws IOException {
    rules("[{\"name\":\"delegate\",\"signature\":\"external\",\"person\":\"SENDER\"}]");
    assertThat(body(only(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN))))
        .contains("out Lena");
    rules("[{\"name\":\"from\",\"signature\":\"external\"}]");
    assertThat(body(only(sign(message(TEAM, "Sender: " + LENA + "\r\n"), TEAM, ANN))))
        .contains("out Team");
  }

  /** Groups and lists are nobody in the directory, and people send on behalf of them. */
  @Test
  void aRuleMayChooseTheDelegateOfWhatIsNotInTheDirectory() throws IOException {
    String list = "everybody@brightwater.example";
    String message = message(list, "Sender: " + LENA + "\r\n");
    rules("[{\"name\":\"delegate\",\"signature\":\"external\",\"person\":\"SENDER\"}]");
    assertThat(body(only(sign(message, list, ANN)))).contains("out Lena");

    rules("[{\"name\":\"from\",\"signature\":\"external\"}]");
    assertThat(only(sign(message, list, ANN)).decision())
        .isEqualTo("UNSIGNED: sender not in the directory");
    rules("[{\"name\":\"gone\",\"signature\":\"removed\",\"person\":\"SENDER\"}]");
    assertThat(only(sign(message, list, ANN)).decision()).isEqualTo("UNSIGNED: no signature saved");
  }
}
