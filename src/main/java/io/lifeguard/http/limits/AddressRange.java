package io.lifeguard.http.limits;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An address, or a network in the notation of CIDR such as {@code 10.0.0.0/8}. */
public final class AddressRange {
    private static final int BITS_PER_BYTE = 8;
    private static final int ANY_PORT = 0;

    private final IpSubnetFilterRule rule;

    private AddressRange(IpSubnetFilterRule rule) {
        this.rule = rule;
    }

    /** @throws IllegalArgumentException if the text is neither an address nor a network; names of hosts are not looked up */
    public static AddressRange of(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0].strip());
        if (address == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not an IP address or a network such as 10.0.0.0/8");
        }
        int bits = address.getAddress().length * BITS_PER_BYTE;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1].strip());
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("\"" + text + "\" must have a prefix from 0 to " + bits);
        }
        return new AddressRange(new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT));
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, ANY_PORT));
    }
}
