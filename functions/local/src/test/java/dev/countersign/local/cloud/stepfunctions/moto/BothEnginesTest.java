package dev.countersign.local.cloud.stepfunctions.moto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.local.cloud.stepfunctions.Bench;
import dev.countersign.local.cloud.stepfunctions.LambdaInvoker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BothEnginesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final AtomicReference<LambdaInvoker> FUNCTIONS = new AtomicReference<>();

  private static MotoEngine moto;

  @BeforeAll
  static void startMoto() throws IOException {
    moto = new MotoEngine((name, payload) -> FUNCTIONS.get().invoke(name, payload));
  }

  @AfterAll
  static void stopMoto() {
    if (moto != null) {
      moto.close();
    }
  }

  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void runsTheSameInMotoAndHere(Sample sample) throws Exception {
    EngineResult theirs = inMoto(sample);
    EngineResult ours = here(sample);

    assertThat(ours).isEqualTo(theirs);
  }

  private static EngineResult here(Sample sample) {
    AtomicReference<Bench> bench = new AtomicReference<>();
    Sample.TokenAnswers answers =
        new Sample.TokenAnswers() {
          @Override
          public void succeed(String token, String output) {
            bench.get().call("SendTaskSuccess", "taskToken", token, "output", output);
          }

          @Override
          public void fail(String token, String error) {
            bench.get().call("SendTaskFailure", "taskToken", token, "error", error);
          }
        };
    bench.set(new Bench(sample.functions().apply(answers)));
    Bench.Run run = bench.get().run(sample.definition(), sample.input());
    return new EngineResult(
        run.status(),
        run.status().equals("SUCCEEDED") ? run.output() : MissingNode.getInstance(),
        run.error(),
        run.cause(),
        run.path());
  }

  private static EngineResult inMoto(Sample sample) throws Exception {
    FUNCTIONS.set(sample.functions().apply(answersTo(moto)));
    String execution = moto.start(Bench.machine(sample.definition()), sample.input());
    return moto.result(execution, LIMIT);
  }

  private static Sample.TokenAnswers answersTo(MotoEngine moto) {
    return new Sample.TokenAnswers() {
      @Override
      public void succeed(String token, String output) {
        moto.client().sendTaskSuccess(r -> r.taskToken(token).output(output));
      }

      @Override
      public void fail(String token, String error) {
        moto.client().sendTaskFailure(r -> r.taskToken(token).error(error));
      }
    };
  }
}
