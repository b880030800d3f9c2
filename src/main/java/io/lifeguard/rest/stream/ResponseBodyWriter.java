package io.lifeguard.rest.stream;

import io.lifeguard.http.limits.ResponseBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Lets bodies that send themselves do so. */
@Provider
public class ResponseBodyWriter implements ServerMessageBodyWriter<ResponseBody> {
    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return ResponseBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(ResponseBody body, Type genericType, ServerRequestContext context) {
        body.send();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return ResponseBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            ResponseBody body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("the body sends itself");
    }
}
