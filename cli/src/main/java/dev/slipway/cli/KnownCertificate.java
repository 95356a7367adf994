// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the one certificate that a server on this machine has left the fingerprint of, by whatever
 * name it is reached, and no other.
 */
final class KnownCertificate extends X509ExtendedTrustManager {
  private final byte[] fingerprint;

  private KnownCertificate(byte[] fingerprint) {
    this.fingerprint = fingerprint;
  }

  /**
   * @param fingerprint SHA-256 of the certificate in hexadecimal digits
   */
  static SSLContext trusting(String fingerprint) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager known = new KnownCertificate(HexFormat.of().parseHex(fingerprint));
      context.init(null, new TrustManager[] {known}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has TLS", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (!MessageDigest.isEqual(hash(chain[0]), fingerprint)) {
      throw new CertificateException(
          "its certificate is not the one of the server on the data directory");
    }
  }

  private static byte[] hash(X509Certificate certificate) throws CertificateEncodingException {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("clients are not asked for a certificate");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
