package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that count once in a conversation, at work on the mail path. */
class OncePerConversationTest extends RulesAtWork {
  @Test
  void ruleThatCountsOnceInAConversationStillDividesTheRecipients() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL","oncePerConversation":true},
         {"name":"out","signature":"internal","audience":"EXTERNAL"}]
        """);
    String first = body(only(sign(message(LENA, ""), LENA, ANN)));
    List<OutgoingMessage> copies =
        sign(
            message(LENA, "In-Reply-To: <1@x>\r\n") + "<blockquote>" + first + "</blockquote>\r\n",
            LENA,
            ANN,
            CARLA);

    assertThat(copies)
        .extracting(OutgoingMessage::signatureVersion)
        .containsExactly("internal:v1", null);
  }

  @Test
  void oncePerConversationKnowsTheSignatureWhateverAddressWasUsed() throws IOException {
    rules(
        "[{\"name\":\"once\",\"signature\":\"external\",\"oncePerConversation\":true},"
            + "{\"name\":\"then\",\"part\":\"BANNER\",\"signature\":\"fair\"}]");
    String first = body(only(sign(message(LENA, ""), LENA, ANN)));
    assertThat(first).contains("out Lena");

    String reply =
        "<p>Thanks</p><blockquote type=\"cite\">" + first.replace("class=\"", "class=\"x_");
    assertThat(version(sign(html(ALIAS, "", reply + "</blockquote>"), ALIAS, ANN)))
        .isEqualTo("fair:v1");
    assertThat(version(sign(html(TEAM, "", reply + "</blockquote>"), TEAM, ANN)))
        .isEqualTo("external:v1 fair:v1");
  }

  @Test
  void oncePerConversationKnowsTheSignatureInPlainText() throws IOException {
    save("external", "<p>{{displayName}}, Brightwater Instruments</p><p>{{mail}}</p>");
    rules("[{\"name\":\"once\",\"signature\":\"external\",\"oncePerConversation\":true}]");
    String first = body(only(sign(text(LENA, "Hello\r\n"), LENA, ANN)));
    assertThat(first).contains("Lena, Brightwater Instruments");

    String reply = "Thanks\r\n\r\nAnn wrote:\r\n" + first.replaceAll("(?m)^", "> ");
    assertThat(only(sign(text(LENA, reply), LENA, ANN)).signatureVersion()).isNull();
    assertThat(version(sign(text(TEAM, reply), TEAM, ANN))).isEqualTo("external:v1");
  }
}
