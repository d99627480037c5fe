package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lena@brightwater.example | lena@brightwater.example",
        "Lena <lena@brightwater.example> | lena@brightwater.example",
        "\"Hoffmann, Lena\" <lena@brightwater.example>, b@c | lena@brightwater.example",
        "\"a <x@y>\" <lena@brightwater.example> | lena@brightwater.example",
        "(x@y, (z)) lena@brightwater.example (Lena) | lena@brightwater.example",
        "lena@brightwater.example, b@c | lena@brightwater.example",
        "Team: lena@brightwater.example, b@c; | lena@brightwater.example",
        "\"a b\"@c.example | \"a b\"@c.example",
        "=?utf-8?B?TGVuYQ==?= < lena@brightwater.example > | lena@brightwater.example"
      })
  void findsTheFirstAddress(String header, String address) {
    assertThat(AddressParser.first(header)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "<>",
        "Undisclosed:;",
        "a@",
        "@b",
        "(unclosed a@b",
        "\"unclosed",
        "\"a\\",
        "(\\",
        "<a@b\u0001>"
      })
  void findsNoneWhereThereIsNone(String header) {
    assertThat(AddressParser.first(header)).isEmpty();
  }
}
