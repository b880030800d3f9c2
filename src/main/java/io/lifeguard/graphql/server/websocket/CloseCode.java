package io.lifeguard.graphql.server.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Why the service closes a web socket. Codes from 4400 are defined by the protocol; after the others clients reconnect. */
enum CloseCode {
    GOING_AWAY(1001),
    TRY_AGAIN_LATER(1013),
    BAD_MESSAGE(4400),
    /** For clients that must be changed: graphql-ws does not reconnect. */
    UNAUTHORIZED(4401),
    /** For a token that is not accepted, or no longer: graphql-ws waits, asks for another token, and reconnects. */
    FORBIDDEN(4403),
    NO_INIT(4408),
    TAKEN_ID(4409),
    INIT_AGAIN(4429),
    INTERNAL(4500);

    /** What a close frame has room for beside the code. */
    private static final int MAX_REASON_BYTES = 123;

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    short number() {
        return (short) number;
    }

    /** As much of a reason as a close frame has room for, in whole characters. */
    static String truncateReason(String reason) {
        CharBuffer text = CharBuffer.wrap(reason);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(text, ByteBuffer.allocate(MAX_REASON_BYTES), true);
        return reason.substring(0, text.position());
    }
}
