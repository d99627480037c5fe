package dev.countersign.local.microsoft365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTypesTest {

  private static final List<String> TYPES =
      List.of(
          "OOF",
          "AutoForward",
          "Encrypted",
          "Calendaring",
          "PermissionControlled",
          "Voicemail",
          "Signed",
          "ApprovalRequest",
          "ReadReceipt");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied | OOF",
        "Content-Type: text/calendar; method=REQUEST | Calendaring",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data | Encrypted",
        "Content-Type: multipart/encrypted; boundary=x | Encrypted",
        "Content-Type: multipart/signed; boundary=x | Signed",
        "Content-Type: application/x-pkcs7-mime; smime-type=signed-data | Signed",
        "Content-Type: application/x-microsoft-rpmsg-message | PermissionControlled",
        "Content-Type: multipart/report; report-type=disposition-notification | ReadReceipt",
        "X-MS-Exchange-Organization-Approval-Initiator: a@b.example | ApprovalRequest",
        "X-MS-Exchange-Organization-AutoForwarded: true | AutoForward",
        "Content-Class: voice | Voicemail",
      })
  void tellsEachTypeFromTheOthers(String header, String type) {
    RawMessage message =
        new RawMessage((header + "\r\n\r\nbody\r\n").getBytes(StandardCharsets.US_ASCII));

    assertThat(TYPES.stream().filter(candidate -> MessageTypes.matches(message, candidate)))
        .containsExactly(type);
  }
}
