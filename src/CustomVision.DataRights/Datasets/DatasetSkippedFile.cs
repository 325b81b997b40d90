using System.Buffers;
using System.Text.Json;

namespace CustomVision.DataRights.Datasets;

/// <summary>The <c>skipped.jsonl</c> of a data set: the omitted images with their reasons.</summary>
internal static class DatasetSkippedFile
{
    public const string FileName = "skipped.jsonl";

    public static Task WriteAsync(
        DatasetProject project,
        IReadOnlyList<(Guid Image, DatasetSkipReason Reason)> left,
        CancellationToken cancellationToken
    ) =>
        project.WriteAsync(
            FileName,
            async (stream, ct) =>
            {
                var lines = new ArrayBufferWriter<byte>(DatasetJson.FlushBytes);
                foreach (var (image, reason) in left)
                {
                    WriteLine(lines, image, reason);
                    if (lines.WrittenCount > DatasetJson.FlushBytes)
                    {
                        await stream.WriteAsync(lines.WrittenMemory, ct).ConfigureAwait(false);
                        lines.ResetWrittenCount();
                    }
                }

                await stream.WriteAsync(lines.WrittenMemory, ct).ConfigureAwait(false);
            },
            cancellationToken
        );

    private static void WriteLine(ArrayBufferWriter<byte> lines, Guid image, DatasetSkipReason reason)
    {
        using (var writer = new Utf8JsonWriter(lines))
        {
            writer.WriteStartObject();
            writer.WriteString("id", image);
            writer.WriteString(
                "reason",
                reason switch
                {
                    DatasetSkipReason.NoBytes => "no bytes",
                    DatasetSkipReason.Untagged => "untagged",
                    DatasetSkipReason.NoRegion => "no region",
                    DatasetSkipReason.SeveralTags => "several tags",
                    DatasetSkipReason.NoSize => "no size",
                    DatasetSkipReason.OtherKind => "other kind of project",
                    _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a name."),
                }
            );
            writer.WriteEndObject();
        }

        lines.Write("\n"u8);
    }
}
