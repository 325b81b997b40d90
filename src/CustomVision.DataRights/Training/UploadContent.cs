using System.Net;
using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>The body of CreateImagesFromFiles, written while it is sent, so that only one image is in memory at a time.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly IReadOnlyList<Upload> _uploads;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _metadata;

    public UploadContent(IReadOnlyList<Upload> uploads, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        (_uploads, _metadata) = (uploads, metadata);
        Headers.ContentType = new("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("images");
            foreach (var upload in _uploads)
            {
                json.WriteStartObject();
                json.WriteString("name", upload.Name);
                json.WriteBase64String("contents", await upload.ReadAsync(cancellationToken).ConfigureAwait(false));
                WriteLabels(json, upload);
                json.WriteEndObject();
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            json.WriteEndArray();
            if (_metadata.Count > 0)
            {
                json.WriteStartObject("metadata");
                foreach (var (key, value) in _metadata)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static void WriteLabels(Utf8JsonWriter json, Upload upload)
    {
        if (upload.TagIds.Count > 0)
        {
            json.WriteStartArray("tagIds");
            foreach (var tag in upload.TagIds)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }

        if (upload.Regions.Count > 0)
        {
            json.WriteStartArray("regions");
            foreach (var region in upload.Regions)
            {
                json.WriteStartObject();
                region.WriteMembers(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
