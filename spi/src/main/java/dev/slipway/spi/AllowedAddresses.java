// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be called: public addresses, and what an operator has named besides. */
public final class AllowedAddresses {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?");

  /** Of IANA's registries of special purposes, what is no place on the public internet. */
  private static final List<Network> SPECIAL =
      Network.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  /** Where clouds give out credentials to whoever asks, and what is no single machine. */
  private static final List<Network> NEVER_BY_NAME =
      Network.all(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "168.63.129.16",
          "100.100.100.200",
          "192.0.0.192",
          "224.0.0.0/3",
          "::/128",
          "fd00:ec2::254",
          "fd20:ce::254",
          "fe80::/10",
          "ff00::/8");

  /** The part of IPv6 that is given out. */
  private static final Network GLOBAL = Network.parse("2000::/3");

  private static final Network WIRE_SERVER = Network.parse("168.63.129.16");

  private final Set<String> names = new HashSet<>();
  private final List<Network> networks = new ArrayList<>();

  private AllowedAddresses() {}

  /** Public addresses alone. */
  public static AllowedAddresses onlyPublic() {
    return new AllowedAddresses();
  }

  /**
   * Public addresses, and these: a name may then lead to a private network, but not to metadata of
   * a cloud; a network is allowed as a whole, whatever it holds.
   *
   * @param exceptions names such as {@code minio.example.org} and networks such as {@code
   *     10.1.0.0/16}
   * @throws SlipwayException {@code INVALID} if one is neither
   */
  public static AllowedAddresses besidesPublic(List<String> exceptions) {
    AllowedAddresses allowed = new AllowedAddresses();
    for (String exception : exceptions) {
      String lower = exception.toLowerCase(Locale.ROOT);
      boolean isNetwork = lower.contains("/") || Network.literal(lower).isPresent();
      if (isNetwork) {
        allowed.networks.add(Network.parse(lower));
      } else if (NAME.matcher(lower).matches() && !lower.matches("[0-9.]+")) {
        allowed.names.add(lower);
      } else {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "'"
                + Text.visible(exception, 100)
                + "' is neither a host's name nor a network; expected minio.example.org or"
                + " 10.1.0.0/16.");
      }
    }
    return allowed;
  }

  boolean names(String host) {
    return names.contains(host);
  }

  boolean allows(String host, InetAddress address) {
    if (networks.stream().anyMatch(network -> network.contains(address))) {
      return true;
    }
    if (names.contains(host)) {
      return NEVER_BY_NAME.stream().noneMatch(network -> network.contains(address))
          && !isTunnelled(address);
    }
    return isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return (!(address instanceof Inet6Address)
            || (GLOBAL.contains(address) && !isTunnelled(address)))
        && SPECIAL.stream().noneMatch(network -> network.contains(address))
        && !WIRE_SERVER.contains(address);
  }

  /** ISATAP and 6to4, which carry an IPv4 address within; a gateway would unpack it. */
  private static boolean isTunnelled(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16
        && ((bytes[0] == 0x20 && bytes[1] == 0x02)
            || Arrays.equals(bytes, 9, 12, new byte[] {0, 0x5e, (byte) 0xfe}, 0, 3));
  }
}
