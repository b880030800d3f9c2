package io.lifeguard.graphql.server.websocket;

/** Why the service closes a web socket. Codes from 4400 are defined by the protocol; after the others clients reconnect. */
enum CloseCode {
    GOING_AWAY(1001),
    WRITE_TIMEOUT(1013),
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
