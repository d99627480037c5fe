package dev.countersign.signature.damage;

import dev.countersign.signature.transfer.TextCharset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/** The leaves of a message as MIME4J finds them, without what the engine says that it added. */
final class MimeTree {
  private static final String OWN_BOUNDARY = "=_countersign_";
  private static final String OWN_CONTENT_ID = "@countersign>";

  private final List<Leaf> leaves = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private boolean ownImage;

  private MimeTree() {}

  /** Reads a message; null where MIME4J cannot. */
  static @Nullable List<Leaf> leaves(byte[] message) {
    try {
      MimeTree tree = new MimeTree();
      tree.read(message);
      return tree.leaves;
    } catch (MimeException | IOException e) {
      return null;
    }
  }

  private void read(byte[] message) throws MimeException, IOException {
    MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
    tokens.parse(new ByteArrayInputStream(message));
    EntityState state = tokens.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      token(state, tokens);
      state = tokens.next();
    }
  }

  private void token(EntityState state, MimeTokenStream tokens) throws IOException {
    switch (state) {
      case T_START_HEADER -> ownImage = false;
      case T_FIELD -> field(tokens.getField());
      case T_START_MULTIPART -> path.addLast(name(tokens.getBodyDescriptor()));
      case T_START_MESSAGE -> path.addLast(path.isEmpty() ? "" : "message/");
      case T_END_MULTIPART -> path.pollLast();
      case T_END_MESSAGE -> path.pollLast();
      case T_BODY -> body(tokens);
      default -> {}
    }
  }

  private void field(Field field) {
    ownImage |=
        field.getName().equalsIgnoreCase("Content-ID") && field.getBody().contains(OWN_CONTENT_ID);
  }

  /** A multipart that the engine wrapped around a leaf is named as if it were not there. */
  private static String name(BodyDescriptor multipart) {
    String boundary = multipart.getBoundary();
    boolean own = boundary != null && boundary.startsWith(OWN_BOUNDARY);
    return own ? "" : multipart.getMimeType() + "/";
  }

  private void body(MimeTokenStream tokens) throws IOException {
    byte[] content = tokens.getDecodedInputStream().readAllBytes();
    if (!ownImage) {
      BodyDescriptor leaf = tokens.getBodyDescriptor();
      String types = String.join("", path) + leaf.getMimeType();
      leaves.add(new Leaf(types, charset(leaf.getCharset()), content));
    }
  }

  private static @Nullable Charset charset(@Nullable String name) {
    try {
      return name == null ? null : TextCharset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
