package io.lifeguard.rest.imports;

import io.lifeguard.rest.request.UploadStream;
import io.lifeguard.service.imports.ImportSettings;
import io.lifeguard.service.imports.jobs.ImportJobs.ReceivedFile;
import io.lifeguard.service.imports.jobs.ImportSlots.ImportSlot;
import io.lifeguard.service.imports.jobs.ReceivedFiles;
import io.lifeguard.service.imports.jobs.ZipArchive;
import io.lifeguard.service.imports.jobs.ZipArchive.ArchivedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives ZIP archives and extracts their files. Blocks. */
@Singleton
class ArchiveReceiver {
    private final ReceivedFiles files;
    private final long maxBytes;

    ArchiveReceiver(ReceivedFiles files, ImportSettings settings) {
        this.files = files;
        this.maxBytes = settings.maxBodySize().asLongValue();
    }

    /** @param slot released if the archive cannot be received or is refused */
    List<ReceivedFile> receive(ArchiveParameters parameters, InputStream body, ImportSlot slot) throws IOException {
        @Nullable List<ArchivedFile> extracted = null;
        try {
            extracted = extract(body);
            extracted.forEach(file -> ImportRoles.check(file.kind()));
            return extracted.stream()
                    .map(file -> new ReceivedFile(
                            file.name(), file.kind(), file.path(), file.bytes(), parameters.optionsOf(file.kind())))
                    .toList();
        } catch (Throwable e) {
            slot.release();
            for (ArchivedFile file : extracted == null ? List.<ArchivedFile>of() : extracted) {
                Files.deleteIfExists(file.path());
            }
            throw e;
        }
    }

    private List<ArchivedFile> extract(InputStream body) throws IOException {
        Path archive = files.create();
        try {
            Files.copy(new UploadStream(body), archive, StandardCopyOption.REPLACE_EXISTING);
            return new ZipArchive(files, maxBytes).extract(archive);
        } finally {
            Files.deleteIfExists(archive);
        }
    }
}
