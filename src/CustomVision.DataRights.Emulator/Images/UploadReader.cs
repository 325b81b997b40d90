using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>Reads or fetches the images of a request before the account's lock is taken.</summary>
internal static class UploadReader
{
    /// <summary>Reads multipart form data with any number of files, or a body that is a single file.</summary>
    public static async Task ReadFormAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var request = call.Http.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            throw new ServiceFaultException("UnsupportedMediaType", "The content type is missing.");
        }

        if (type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            call.Files = [new UploadedFile("", await ReadAsync(request.Body, cancellationToken))];
            return;
        }

        if (
            !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
        {
            throw new ServiceFaultException(
                "UnsupportedMediaType",
                "The content type must be multipart/form-data or application/octet-stream."
            );
        }

        var files = new List<UploadedFile>();
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                ? disposition.FileName is { Length: > 0 } file
                    ? file
                    : disposition.Name
                : default;

            // The service returns the name in double quotes (NOTES 3.5).
            var source = $"\"{HeaderUtilities.RemoveQuotes(name)}\"";
            files.Add(new UploadedFile(source, await ReadAsync(section.Body, cancellationToken)));
        }

        call.Files = files;
    }

    /// <summary>Fetches the images of a batch of URLs. Loopback only: the emulator never connects to another machine.</summary>
    public static async Task FetchBatchAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var batch = call.ReadBody(RequestJsonContext.Default.ImageBatchBody);
        var files = new List<UploadedFile>();
        foreach (var entry in batch.Images ?? [])
        {
            files.Add(await call.Account.Fetcher!.FetchAsync(entry.Url ?? "", cancellationToken));
        }

        call.Files = files;
    }

    public static async Task FetchOneAsync(OperationCall call, CancellationToken cancellationToken) =>
        call.Files = [
            await call.Account.Fetcher!.FetchAsync(call.ReadBody(RequestJsonContext.Default.ImageUrlBody).Url ?? "", cancellationToken),
        ];

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
