package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.directory.SynchronizeDirectory.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a delta query says of people who are known. */
class ChangesOfPeopleTest {
  private final SmallDirectory directory = new SmallDirectory();

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void keepsWhatAChangeDoesNotNameAndDropsWhatItClears() {
    directory.everybodyIsRead();
    directory.hasChange("{\"id\":\"1\",\"city\":\"Köln\"}");
    directory.synchronize();
    assertThat(directory.find("lh@brightwater.de.example").orElseThrow().fields())
        .containsEntry("city", "Köln")
        .containsEntry("displayName", "Lena Hoffmann")
        .containsEntry("extensionAttribute1", "She/her");

    directory.hasChange(
        """
                {"id":"1","city":null,"businessPhones":[],"mail":"lena.new@brightwater.example"}""");
    directory.synchronize();
    assertThat(directory.find("lena.new@brightwater.example").orElseThrow().fields())
        .doesNotContainKeys("city", "businessPhone")
        .containsEntry("displayName", "Lena Hoffmann");
    assertThat(directory.find("lena.hoffmann@brightwater.example")).isEmpty();
    assertThat(directory.find("lh@brightwater.de.example")).isPresent();
  }

  @Test
  void removesAPersonWhoLostTheLastAddress() {
    directory.everybodyIsRead();
    directory.hasChange(
        """
                {"id":"1","mail":null,"proxyAddresses":[],"userPrincipalName":"lena"}""");
    assertThat(directory.synchronize()).isEqualTo(new Progress(true, 1, 0));
    assertThat(directory.fixture.ports.directory().ids(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void readsAPersonWholeOfWhomOnlyAChangeComes() {
    directory.everybodyIsRead();
    directory.hasChange("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}");
    directory.microsoft.on(
        "POST /v1.0/$batch",
        200,
        """
            {"responses":[{"id":"9","status":200,"body":
             {"id":"9","displayName":"Nia","mail":"new@brightwater.example"}}]}""");
    directory.synchronize();
    assertThat(directory.find("new@brightwater.example").orElseThrow().fields())
        .containsEntry("displayName", "Nia");
  }
}
