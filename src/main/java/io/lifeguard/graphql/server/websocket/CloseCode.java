package io.lifeguard.graphql.server.websocket;

/** Why a socket is closed from here. Those from 4400 on are the protocol's; on the others clients connect again. */
enum CloseCode {
    GOING_AWAY(1001),
    STUCK(1013),
    BAD_MESSAGE(4400),
    UNAUTHORIZED(4401),
    NO_INIT(4408),
    TAKEN_ID(4409),
    INIT_AGAIN(4429),
    INTERNAL(4500);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    short number() {
        return (short) number;
    }
}
