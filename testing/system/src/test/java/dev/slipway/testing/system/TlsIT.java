// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends TLS, and the command line that knows it by its certificate. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsIT {
  private static final String STATUS = "/api/v1/status";

  @TempDir private Path folder;

  @Test
  void speaksTlsWithACertificateOfItsOwn()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path data = folder.resolve("data");
    try (Studio studio =
            Studio.start(new Launcher(folder), data, "--tls", "self-signed", "--host", "0.0.0.0");
        Client client = Client.of(studio, data)) {
      assertThat(studio.url().getScheme()).isEqualTo("https");
      assertThat(client.get(STATUS).good().headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=15552000");
      String plain = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertThat(new RawClient(studio.url(), "").exchange(plain).text()).doesNotContain("200 OK");
      assertKnownByTheCommandLine(data);
    }
    assertServesWithFiles(data);
  }

  private void assertKnownByTheCommandLine(Path data) throws IOException, InterruptedException {
    Ended known = new Launcher(folder).run("status", "--data", data.toString());
    assertThat(known.exit()).as(known.err()).isZero();

    Path note = data.resolve("server.json");
    String said = Files.readString(note);
    Files.writeString(note, said.replaceAll("(\"certificate\":\")..", "$100"));
    Ended foreign = new Launcher(folder).run("status", "--data", data.toString());
    assertThat(foreign.exit()).isNotZero();
    assertThat(foreign.err()).contains("its certificate is not the one");
    Files.writeString(note, said);
  }

  /** The same certificate and key, now as an authority would give them. */
  private void assertServesWithFiles(Path data)
      throws IOException, InterruptedException, GeneralSecurityException {
    char[] password = "slipway".toCharArray();
    KeyStore store = KeyStore.getInstance(data.resolve("tls/self-signed.p12").toFile(), password);
    Path certificate =
        pem("certificate.pem", "CERTIFICATE", store.getCertificate("slipway").getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", store.getKey("slipway", password).getEncoded());
    String[] files = {"--tls-certificate", certificate.toString(), "--tls-key", key.toString()};
    try (Studio studio = Studio.start(new Launcher(folder), data, files);
        Client client = Client.of(studio, data)) {
      client.get(STATUS).good();
      Ended known = new Launcher(folder).run("status", "--data", data.toString());
      assertThat(known.exit()).as(known.err()).isZero();
    }
  }

  private Path pem(String file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** Behind a proxy, browsers speak TLS although this server does not. */
  @Test
  void keepsCookiesToTlsBehindAProxy() throws IOException, InterruptedException {
    Path data = folder.resolve("proxied");
    try (Studio studio = Studio.start(new Launcher(folder), data, "--tls", "proxy");
        Client client = Client.of(studio, data)) {
      Answer out = client.post("/api/v1/logout", "").good();
      assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
          .contains("slipway_session=", "; Secure", "; HTTPOnly", "; SameSite=Lax");
    }
  }

  @Test
  void listensForNobodyElseInPlainText() throws IOException, InterruptedException {
    Ended refused =
        new Launcher(folder)
            .run("server", "--data", folder.resolve("other").toString(), "--host", "0.0.0.0");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--host 0.0.0.0 can be reached by others", "--tls");
  }
}
