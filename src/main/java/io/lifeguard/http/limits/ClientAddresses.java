package io.lifeguard.http.limits;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client addresses that have connections, or had some in the last seconds. */
@Singleton
class ClientAddresses {
    /** A site has a network of this size at least, of which it may use any address (RFC 6177). */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final ConnectionSettings settings;
    private final List<AddressRange> unlimited;
    private final Map<ByteBuffer, ClientAddress> addresses = new HashMap<>();

    ClientAddresses(ConnectionSettings settings) {
        this.settings = settings;
        this.unlimited = settings.unlimitedAddresses().orElse(List.of());
    }

    /** The address of a new connection; null if it has no limits. */
    synchronized @Nullable ClientAddress of(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress remote) || isUnlimited(remote.getAddress())) {
            return null;
        }
        return addresses.computeIfAbsent(
                network(remote.getAddress()),
                unknown -> new ClientAddress(settings.maxPerAddress(), settings.maxNewPerSecond(), System.nanoTime()));
    }

    /** Forgets the addresses that have no connection and whose budget is full. */
    synchronized void forgetUnused() {
        long nowNanos = System.nanoTime();
        addresses.values().removeIf(address -> address.isUnused(nowNanos));
    }

    private boolean isUnlimited(InetAddress address) {
        return unlimited.stream().anyMatch(range -> range.contains(address));
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
