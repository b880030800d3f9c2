package io.lifeguard.rest.imports;

import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** ZIP archives of files, and their import. */
public final class ZipArchives {
    private ZipArchives() {}

    public static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Sends an archive to the address of imports with a query. */
    public static Response send(String query, byte[] archive) {
        HttpResponse<String> response = post(query, archive);
        return new Response(response.statusCode(), response.headers().map(), response.body());
    }

    static HttpResponse<String> post(String query, byte[] archive) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + TestService.port() + "/api/imports" + query))
                                    .header("Content-Type", "application/zip")
                                    .POST(BodyPublishers.ofByteArray(archive))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
