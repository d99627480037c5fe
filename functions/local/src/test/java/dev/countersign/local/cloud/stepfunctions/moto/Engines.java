package dev.countersign.local.cloud.stepfunctions.moto;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.local.cloud.stepfunctions.Bench;
import dev.countersign.local.cloud.stepfunctions.LambdaInvoker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Our engine and moto's, side by side. */
final class Engines implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AtomicReference<LambdaInvoker> functions = new AtomicReference<>();
  private final MotoEngine moto;

  Engines() throws IOException {
    moto = new MotoEngine((name, payload) -> functions.get().invoke(name, payload));
  }

  /** Runs a sample in our own engine, in no time. */
  static EngineResult here(Sample sample) {
    AtomicReference<Bench> bench = new AtomicReference<>();
    bench.set(new Bench(sample.functions().apply(answersTo(bench))));
    Bench.Run run = bench.get().run(sample.definition(), sample.input());
    return new EngineResult(
        run.status(),
        run.status().equals("SUCCEEDED") ? run.output() : MissingNode.getInstance(),
        run.error(),
        run.cause(),
        run.path());
  }

  /** Runs a sample in moto, in real time. */
  EngineResult inMoto(Sample sample) throws Exception {
    functions.set(sample.functions().apply(answersToMoto()));
    String execution = moto.start(Bench.machine(sample.definition()), sample.input());
    return moto.result(execution, LIMIT);
  }

  private Sample.TokenAnswers answersToMoto() {
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

  private static Sample.TokenAnswers answersTo(AtomicReference<Bench> bench) {
    return new Sample.TokenAnswers() {
      @Override
      public void succeed(String token, String output) {
        bench.get().call("SendTaskSuccess", "taskToken", token, "output", output);
      }

      @Override
      public void fail(String token, String error) {
        bench.get().call("SendTaskFailure", "taskToken", token, "error", error);
      }
    };
  }

  @Override
  public void close() {
    moto.close();
  }
}
