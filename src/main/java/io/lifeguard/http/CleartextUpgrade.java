package io.lifeguard.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import java.util.Arrays;
import java.util.List;

/**
 * Ignores the request of a client without TLS to continue a connection with HTTP/2 ({@code Upgrade: h2c}), which RFC 9113
 * (section 3.1) has withdrawn: the response has HTTP/1.1. The client of the JDK asks for it by default, and fails now and then
 * when the response has several frames. Clients with prior knowledge of HTTP/2, and those with TLS, are served with it.
 *
 * <p>Vert.x has no setting for the upgrade alone, and adds its handlers as the first bytes arrive; this uses its internals
 * {@code Http1xOrH2CHandler} and {@code Http1xUpgradeToH2CHandler}. {@code CleartextUpgradeTest} fails if an upgrade of Vert.x
 * changes them.
 */
public final class CleartextUpgrade {
    private static final String PROTOCOL = "h2c";
    private static final String SETTINGS = "HTTP2-Settings";
    private static final List<String> OPTIONS = List.of("upgrade", "http2-settings");

    private CleartextUpgrade() {}

    /** @param connection that has been accepted, and has no handlers yet */
    public static void ignore(Channel connection) {
        connection.pipeline().addLast(new BeforeFirstBytes());
    }

    /** Vert.x looks at the first bytes to choose between HTTP/1 and HTTP/2; what it adds then comes after this. */
    private static final class BeforeFirstBytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelHandlerContext choice = context.pipeline().context(Http1xOrH2CHandler.class);
            if (choice != null) {
                context.pipeline().addAfter(choice.name(), BeforeDecoder.class.getName(), new BeforeDecoder());
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }

    private static final class BeforeDecoder extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelHandlerContext upgrade = context.pipeline().context(Http1xUpgradeToH2CHandler.class);
            if (upgrade != null) {
                context.pipeline().addBefore(upgrade.name(), BeforeUpgrade.class.getName(), new BeforeUpgrade());
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }

    /** Only the first request of a connection can ask for an upgrade. */
    private static final class BeforeUpgrade extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                removeUpgrade(request.headers());
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }

        private static void removeUpgrade(HttpHeaders headers) {
            if (headers.contains(HttpHeaderNames.UPGRADE, PROTOCOL, true)) {
                List<String> others = headers.getAll(HttpHeaderNames.CONNECTION).stream()
                        .flatMap(options -> Arrays.stream(options.split(",")))
                        .map(String::strip)
                        .filter(option -> OPTIONS.stream().noneMatch(option::equalsIgnoreCase))
                        .toList();
                headers.remove(HttpHeaderNames.UPGRADE).remove(SETTINGS).remove(HttpHeaderNames.CONNECTION);
                if (!others.isEmpty()) {
                    headers.set(HttpHeaderNames.CONNECTION, String.join(", ", others));
                }
            }
        }
    }
}
