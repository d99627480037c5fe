package dev.countersign.local.load;

import dev.countersign.local.LocalMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of a Postfix instance.
 *
 * @param port where it takes mail
 */
record PostfixFiles(Path folder, int port) {
  private static final Set<PosixFilePermission> EVERYBODY =
      PosixFilePermissions.fromString("rwxrwxrwx");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  static PostfixFiles write(int sinkPort) throws IOException {
    // Postfix' own users have to get in; a short name, as it holds sockets.
    Path folder = Files.createTempDirectory("postfix");
    Files.setPosixFilePermissions(folder, READABLE);
    for (String name : new String[] {"conf", "queue", "data", "filter"}) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.setPosixFilePermissions(folder.resolve("filter"), EVERYBODY);
    PostfixFiles files = new PostfixFiles(folder, LocalMachine.freePort());
    files.fill(LocalMachine.freePort(), sinkPort);
    return files;
  }

  private void fill(int secondPort, int sinkPort) throws IOException {
    for (String name : new String[] {"main.cf", "master.cf"}) {
      write("conf/" + name, resource(name, secondPort, sinkPort));
    }
    write("signature.txt", LoadSignature.filled(LoadSignature.TEXT));
    write("signature.html", LoadSignature.filled(LoadSignature.HTML) + "\n");
    write("disclaimer", resource("disclaimer", secondPort, sinkPort));
    Files.setPosixFilePermissions(folder.resolve("disclaimer"), READABLE);
  }

  private String resource(String name, int secondPort, int sinkPort) {
    return LocalMachine.text("load/" + name)
        .replace("@FOLDER@", folder.toString())
        .replace("@PORT@", Integer.toString(port))
        .replace("@SECOND_PORT@", Integer.toString(secondPort))
        .replace("@SINK_PORT@", Integer.toString(sinkPort));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
