package io.lifeguard.rest.decision;

import io.lifeguard.http.limits.ResponseBuffer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends bodies that are written already, in slices, as fast as the client reads them. */
@Provider
public class ResponseBufferWriter implements ServerMessageBodyWriter<ResponseBuffer> {
    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == ResponseBuffer.class;
    }

    @Override
    public void writeResponse(ResponseBuffer body, Type genericType, ServerRequestContext context) {
        body.end();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ResponseBuffer.class;
    }

    @Override
    public void writeTo(
            ResponseBuffer body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("the body sends itself");
    }
}
