// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a {@link HostileIssuer}, and JSON Web Tokens by them, right ones and others. */
final class Signatures {
  private static final int BITS = 2048;
  private static final String NAME = "own";

  /** Made once for all tests of a process, as that takes long. */
  private static final KeyPair OWN = pair();

  private static final KeyPair OTHER = pair();

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The set of public keys that it owns up to. */
  String published() {
    RSAPublicKey key = (RSAPublicKey) OWN.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\""
        + NAME
        + "\",\"n\":\""
        + encoded(unsigned(key.getModulus().toByteArray()))
        + "\",\"e\":\""
        + encoded(unsigned(key.getPublicExponent().toByteArray()))
        + "\"}]}";
  }

  String sign(HostileIssuer.Signing how, String claims) {
    return switch (how) {
      case RIGHT -> rsa(NAME, OWN.getPrivate(), claims);
      case OTHER_KEY -> rsa(NAME, OTHER.getPrivate(), claims);
      case UNKNOWN_KEY -> rsa("other", OTHER.getPrivate(), claims);
      case SHARED_SECRET -> hmac(HostileIssuer.SECRET.getBytes(UTF_8), claims);
      case PUBLIC_KEY_AS_SECRET -> hmac(OWN.getPublic().getEncoded(), claims);
      case NONE -> body("none", NAME, claims) + ".";
      case CHANGED -> changed(rsa(NAME, OWN.getPrivate(), claims), claims);
    };
  }

  private static String changed(String token, String claims) {
    String others = encoded(claims.replace("4711", "4712").getBytes(UTF_8));
    return token.substring(0, token.indexOf('.') + 1)
        + others
        + token.substring(token.lastIndexOf('.'));
  }

  private static String rsa(String kid, PrivateKey key, String claims) {
    try {
      String body = body("RS256", kid, claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(body.getBytes(UTF_8));
      return body + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(byte[] key, String claims) {
    try {
      String body = body("HS256", NAME, claims);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return body + "." + encoded(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(String algorithm, String kid, String claims) {
    String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}";
    return encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
