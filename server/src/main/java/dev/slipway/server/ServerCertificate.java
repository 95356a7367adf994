// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What this server proves with who it is. The files are looked at again each minute, so that a
 * renewed certificate needs no restart.
 *
 * @param settings of the web framework
 * @param fingerprint SHA-256 of the certificate, as lower-case hexadecimal digits
 */
record ServerCertificate(Map<String, String> settings, String fingerprint) {
  private static final String PREFIX = "quarkus.http.ssl.certificate.";

  ServerCertificate {
    settings = Map.copyOf(settings);
  }

  /** Empty where this server ends no TLS. */
  static Optional<ServerCertificate> of(Settings settings) {
    return switch (settings.tls()) {
      case Tls.Off _, Tls.Proxy _ -> Optional.empty();
      case Tls.SelfSigned _ ->
          Optional.of(ofStore(SelfSignedCertificate.in(settings.data(), settings.hostNames())));
      case Tls.Files files -> Optional.of(ofFiles(files));
    };
  }

  private static ServerCertificate ofFiles(Tls.Files files) {
    try (InputStream certificate = Files.newInputStream(files.certificate())) {
      Certificate first = CertificateFactory.getInstance("X.509").generateCertificate(certificate);
      if (!Files.isReadable(files.key())) {
        throw new IOException(files.key() + " is not there, or may not be read");
      }
      return new ServerCertificate(
          Map.of(
              PREFIX + "files", files.certificate().toString(),
              PREFIX + "key-files", files.key().toString(),
              PREFIX + "reload-period", "1M"),
          fingerprint(first));
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(files.certificate(), e);
    }
  }

  private static ServerCertificate ofStore(Path file) {
    try {
      KeyStore store =
          KeyStore.getInstance(file.toFile(), SelfSignedCertificate.PASSWORD.toCharArray());
      return new ServerCertificate(
          Map.of(
              PREFIX + "key-store-file",
              file.toString(),
              PREFIX + "key-store-password",
              SelfSignedCertificate.PASSWORD),
          fingerprint(store.getCertificate(SelfSignedCertificate.ALIAS)));
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  private static String fingerprint(Certificate certificate) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.of().formatHex(hash);
  }

  private static SlipwayException unusable(Path file, Exception why) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "The certificate "
            + file
            + " cannot be used: "
            + why.getMessage()
            + ". Give certificate and key as PEM files with --tls-certificate and --tls-key, or"
            + " --tls self-signed.",
        why);
  }
}
