package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a@x.example                                              | a@x.example
          a@x.example, b@y.example                                 | a@x.example b@y.example
          "Doe, Jane" <jane@x.example> (at home), b@y.example      | jane@x.example b@y.example
          Team: a@x.example, Bob <b@y.example>;, c@z.example       | a@x.example b@y.example c@z.example
          undisclosed-recipients:;                                 | ''
          , ,<>, a@x.example                                       | a@x.example
          """)
  void findsEveryAddress(String list, String addresses) {
    assertThat(String.join(" ", AddressParser.all(list))).isEqualTo(addresses);
  }
}
