package io.lifeguard.bench.bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes a question as long as the service does, and answers as much, without looking at it. */
@Path("/graphql")
public class Bare {
    private static final String ANSWER = """
            {"data":{"eligibility":{"eligible":false,"obstacles":[{"rule":{"id":"USER_HOMED_ON_LYNC_2013"},"reason":\
            "The Lync 2013 client needs a home on Lync 2013; sip:u123456@contoso.com is homed on fe35.contoso.com, a pool \
            of OCS 2007 R2."}],"revision":"0a1b2c3d.1000000"}}}""";

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public String answer(byte[] question) {
        return ANSWER;
    }
}
