// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses that begin with the same bits. An IPv4 address that is mapped into IPv6
 * counts as the IPv4 address.
 *
 * @param prefix an address of the range
 * @param bits how many of its bits count, 0 to 32 or 128
 */
record Network(InetAddress prefix, int bits) {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /**
   * Such as {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
   *
   * @throws SlipwayException {@code INVALID} if the text is no network
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    InetAddress prefix = literal(address).orElseThrow(() -> refused(text));
    int most = 8 * prefix.getAddress().length;
    String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > most) {
      throw refused(text);
    }
    return new Network(prefix, Integer.parseInt(bits));
  }

  /** The address that a text in canonical form is; names and other forms of numbers are none. */
  static Optional<InetAddress> literal(String text) {
    int colon = text.lastIndexOf(':');
    boolean endsAsIpv4 = text.indexOf('.', colon + 1) >= 0;
    if ((colon >= 0 && !IPV6.matcher(text).matches())
        || (endsAsIpv4 && !IPV4.matcher(text.substring(colon + 1)).matches())
        || (colon < 0 && !endsAsIpv4)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static List<Network> all(String... texts) {
    return List.of(texts).stream().map(Network::parse).toList();
  }

  boolean contains(InetAddress address) {
    byte[] ours = prefix.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if (((ours[bit >> 3] ^ theirs[bit >> 3]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static SlipwayException refused(String text) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "'"
            + Text.visible(text, 100)
            + "' is no network; expected one such as 10.1.0.0/16, fd00:1::/32 or 192.168.1.7.");
  }
}
