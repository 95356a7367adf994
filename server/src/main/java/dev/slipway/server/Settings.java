// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Policy;
import dev.slipway.spi.AllowedAddresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server can be told at its start. All problems of a command line are reported at once.
 *
 * @param data the data directory; made if missing
 * @param database the database that several servers share, if it is not a file of the directory
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param tls plain HTTP is for the loopback address, or for a proxy
 * @param hostNames names by which requests may call it, besides the loopback ones
 * @param allowed addresses that may be called besides public ones
 * @param keyFile where the key of the secrets is, if it was told
 * @param secretFiles directory below which secrets may be read from files
 * @param oidc the document that says how people log in by an identity provider, if they do
 * @param workers most data workers at a time
 * @param policy how runs are treated
 * @param workerMemory bytes of memory of one worker's engine
 * @param workerClassPath where the data worker's classes are
 */
record Settings(
    Path data,
    Optional<DatabaseSetting> database,
    String host,
    int port,
    Tls tls,
    List<String> hostNames,
    AllowedAddresses allowed,
    Optional<Path> keyFile,
    Optional<Path> secretFiles,
    Optional<Path> oidc,
    int workers,
    Policy policy,
    long workerMemory,
    String workerClassPath) {
  static final String USAGE =
      """
      slipway server [--data DIR] [--host ADDRESS] [--port N] [--tls self-signed|proxy]
                     [--tls-certificate FILE --tls-key FILE] [--host-name NAME[,NAME]]
                     [--allow-address NAME|NETWORK[,…]] [--key-file FILE] [--secret-files DIR]
                     [--oidc FILE] [--workers N] [--worker-memory MIB]
                     [--project-limit N] [--user-limit N]
                     [--keep-days N] [--keep-runs N] [--keep-logs MIB]
                     [--database postgresql://HOST/NAME?user=USER] [--database-password-file FILE]

        --data DIR            where everything is kept (default ~/.slipway)
        --database URL        a PostgreSQL database (15 or newer) that several servers may share, with the
                              settings of its JDBC driver (default: a file in the data directory)
        --database-password-file FILE
                              the password is its first line
        --host ADDRESS        address to listen on (default 127.0.0.1); others need --tls or a certificate
        --port N              port, 0 for any free one (default 7171)
        --tls HOW             self-signed: HTTPS with a certificate made here; proxy: plain HTTP, a proxy ends TLS
        --tls-certificate FILE, --tls-key FILE   HTTPS with these PEM files, read again when they change
        --host-name NAME      a name by which browsers and programs call it, besides localhost; several by commas
        --allow-address LIST  names and networks, such as minio.lan,10.1.0.0/16, that connections and logins may
                              lead to (default: public addresses alone)
        --key-file FILE       the key of all secrets (default: a file below ~/.config/slipway)
        --secret-files DIR    directory below which secrets 'file:…' may be (default: none may)
        --oidc FILE           login by an identity provider, as this YAML file says (default: by password only)
        --workers N           most data workers at a time (default: cores)
        --worker-memory MIB   memory of one worker's engine (default: a quarter of the machine's per worker)
        --project-limit N     most recipes of one project at a time (default: as many as workers)
        --user-limit N        most recipes in one user's name at a time (default: as many as workers)
        --keep-days N         how long runs are kept after their end (default 30)
        --keep-runs N         most runs that are kept (default 10000)
        --keep-logs MIB       what all logs take together; the oldest go first (default 1024)
      """;

  Settings {
    hostNames = List.copyOf(hostNames);
  }

  /** A command line that cannot be followed, with every reason. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(List<String> reasons) {
      super(String.join("\n", reasons));
    }
  }

  static Settings parse(List<String> arguments, Machine machine) throws Refused {
    return new SettingsReader(machine).read(arguments);
  }

  /** What the defaults are taken from. */
  record Machine(Path home, int cores, long memory, String workerClassPath) {}
}
