package io.lifeguard.service.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses of the public Internet: those that no registry of special purposes lists.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 Special-Purpose Address Registry</a>
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_IPV4 = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10), // shared by customers of a carrier
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16), // link-local, metadata of clouds
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4), // multicast
            new Block("240.0.0.0", 4)); // reserved, broadcast

    /** All that is public in IPv6 is in this block, but for what is listed below. */
    private static final Block GLOBAL_UNICAST = new Block("2000::", 3);

    private static final List<Block> NOT_PUBLIC_IPV6 = List.of(
            new Block("2001::", 23), // protocol assignments, Teredo among them
            new Block("2001:db8::", 32),
            new Block("2002::", 16), // 6to4: contains any IPv4 address
            new Block("3fff::", 20));

    private PublicAddresses() {}

    /** The addresses whose first bits are those of a prefix. */
    private static final class Block {
        private final byte[] prefix;
        private final int bits;

        Block(String prefix, int bits) {
            this.prefix = bytes(prefix);
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(prefix, 0, whole, address, 0, whole)
                    && (rest == 0 || ((prefix[whole] ^ address[whole]) & (0xff << (8 - rest)) & 0xff) == 0);
        }
    }

    /** Whether an address is public. An IPv4 address that is mapped into IPv6 is what it is in IPv4. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(bytes));
        }
        return address instanceof Inet6Address
                && GLOBAL_UNICAST.contains(bytes)
                && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(literal + " is an address", e);
        }
    }
}
