package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import java.time.Duration;
import java.util.Optional;

/** A connected organisation of two people, and a function that reads a page at a time. */
final class SmallDirectory implements AutoCloseable {
  static final String DELTA = "GET /v1.0/users/delta()";
  static final String FIRST_PAGE =
      """
      {"@odata.nextLink":"$URL/v1.0/users/delta()?$skiptoken=two","value":[
       {"id":"1","displayName":"Lena Hoffmann","mail":"Lena.Hoffmann@brightwater.example",
        "userPrincipalName":"lena@brightwater.example","jobTitle":"","businessPhones":["+49 221 1","+49 221 2"],
        "proxyAddresses":["SMTP:Lena.Hoffmann@brightwater.example","smtp:lh@brightwater.de.example","SIP:lena@x.example"],
        "onPremisesExtensionAttributes":{"extensionAttribute1":"She/her","extensionAttribute15":"last"}},
       {"id":"2","displayName":"Meeting room","userPrincipalName":"room"},
       {"id":"3","displayName":"Jörg Weiß","userPrincipalName":"joerg@brightwater.example"}]}""";
  static final String LAST_PAGE =
      """
      {"@odata.deltaLink":"$URL/v1.0/users/delta()?$deltatoken=later","value":[
       {"id":"3","@removed":{"reason":"deleted"}}]}""";

  final DirectoryFixture fixture = new DirectoryFixture();
  final MicrosoftServer microsoft = fixture.microsoft;
  final SynchronizeDirectory function =
      new SynchronizeDirectory(fixture.ports, fixture.graph, Duration.ZERO);

  SmallDirectory() {
    fixture.connect();
  }

  /** Reads the next page. */
  Progress synchronize() {
    return function.handle(
        DirectoryFixture.event("SynchronizeDirectory", SynchronizeDirectory.Input.class));
  }

  void everybodyIsRead() {
    microsoft.on(DELTA, 200, FIRST_PAGE).on(DELTA, 200, LAST_PAGE);
    while (!synchronize().done()) {
      assertThat(microsoft.asked()).hasSizeLessThan(9);
    }
  }

  /** From now on there is one change since everybody was read. */
  void hasChange(String changes) {
    microsoft.forget(DELTA).on(DELTA, 200, changes(changes));
  }

  private static String changes(String entry) {
    return "{\"@odata.deltaLink\":\"$URL/v1.0/users/delta()?$deltatoken=x\",\"value\":["
        + entry
        + "]}";
  }

  Optional<Person> find(String address) {
    return fixture.ports.directory().findByAddress(SUBSCRIPTION, address);
  }

  @Override
  public void close() {
    fixture.close();
  }
}
