package io.lifeguard.http.limits;

/** The body of a response that sends itself, as fast as the client reads it. */
public interface ResponseBody {
    /** Sends the response, whose head has not been written, with this body. Call it on the event loop of the connection. */
    void send();
}
