package dev.countersign.core.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

class PrimingTest {
  @SuppressWarnings("NullAway") // Lambda's runtime hands over none.
  private static final Context<Resource> NONE = null;

  private final List<String> done = new ArrayList<>();

  @Test
  void doesNothingBeforeASnapshotIsTaken() {
    assertThat(Priming.with(() -> done.add("step"))).isNotNull();

    assertThat(done).isEmpty();
  }

  @Test
  void aStepThatFailsKeepsNeitherTheOthersNorTheSnapshotFromComing() {
    Priming priming =
        Priming.with(
            () -> {
              throw new IllegalStateException("no network");
            },
            () -> done.add("step"));

    priming.beforeCheckpoint(NONE);
    priming.afterRestore(NONE);

    assertThat(done).containsExactly("step");
  }

  @Test
  void aRouteAsksAboutASubscriptionThatNobodyHas() throws IOException {
    List<ApiRequest> asked = new ArrayList<>();
    ApiHandler handler =
        new ApiHandler() {
          @Override
          public ApiResponse handle(ApiRequest request) {
            asked.add(request);
            throw ApiProblem.notFound();
          }
        };

    handler.prime();

    assertThat(asked)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path("subscriptionId")).isEqualTo("priming00000");
              assertThat(request.caller()).isEqualTo("priming");
              assertThat(request.isRead()).isTrue();
              assertThat(request.body()).isNull();
            });
  }
}
