package dev.countersign.local.cloud.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatesErrorTest {
  @Test
  void matchesTheErrorOfAFunctionByItsNameAndByBothWildcards() {
    StatesError error = StatesError.of("my.Failure", "");

    assertThat(error.matches(List.of("other", "my.Failure"))).isTrue();
    assertThat(error.matches(List.of("States.TaskFailed"))).isTrue();
    assertThat(error.matches(List.of("States.ALL"))).isTrue();
    assertThat(error.matches(List.of("my.Fail", "Failure"))).isFalse();
  }

  @Test
  void doesNotTakeATimeOutForAFailureOfTheTask() {
    assertThat(StatesError.timeout().matches(List.of("States.TaskFailed"))).isFalse();
    assertThat(StatesError.timeout().matches(List.of("States.HeartbeatTimeout"))).isFalse();
    assertThat(StatesError.timeout().matches(List.of("States.Timeout"))).isTrue();
  }

  @Test
  void knowsAMissingHeartbeatByBothNames() {
    StatesError error = StatesError.heartbeatTimeout();

    assertThat(error.name()).isEqualTo("States.Timeout");
    assertThat(error.matches(List.of("States.Timeout"))).isTrue();
    assertThat(error.matches(List.of("States.HeartbeatTimeout"))).isTrue();
  }

  @Test
  void keepsTerminalErrorsFromTheWildcards() {
    StatesError limit = StatesError.of("States.DataLimitExceeded", "");

    assertThat(limit.matches(List.of("States.ALL"))).isFalse();
    assertThat(limit.matches(List.of("States.TaskFailed"))).isFalse();
    assertThat(limit.matches(List.of("States.DataLimitExceeded"))).isTrue();
    assertThat(StatesError.runtime("").matches(List.of("States.Runtime", "States.ALL"))).isFalse();
  }
}
