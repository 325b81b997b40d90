using System.Buffers;

namespace CustomVision.DataRights.Archive;

/// <content>The two manifests: one line per file with a digest, two spaces and a path, in the format of sha256sum.</content>
internal sealed partial class BagWriter
{
    private const int ManifestBuffer = 64 * 1024;

    // A path has at most 1,024 bytes; each byte may be encoded as three.
    private const int LongestLine = Sha256Digest.HexLength + 2 + (3 * (ArchivePath.MaxBytes + 8)) + 1;

    private async Task WriteManifestAsync(Stream stream, int[] sorted, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ManifestBuffer);
        try
        {
            var used = 0;
            foreach (var id in sorted)
            {
                if (used + LongestLine > buffer.Length)
                {
                    await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken).ConfigureAwait(false);
                    used = 0;
                }

                used += WriteLine(buffer.AsSpan(used), id);
            }

            await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteTagManifestAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var file in _tagFiles.OrderBy(file => file.Path))
        {
            var line = new byte[LongestLine];
            var path = new byte[file.Path.Utf8Length];
            file.Path.WriteUtf8(path);
            await stream.WriteAsync(line.AsMemory(0, WriteLine(line, file.Sha256, path)), cancellationToken).ConfigureAwait(false);
        }
    }

    private int WriteLine(Span<byte> line, int id)
    {
        Span<byte> path = stackalloc byte[ArchivePath.MaxBytes + 8];
        return WriteLine(line, _contents[id].Sha256, path[.._paths.WriteUtf8(id, path)]);
    }

    private static int WriteLine(Span<byte> line, Sha256Digest digest, ReadOnlySpan<byte> path)
    {
        digest.TryFormat(line, out var used);
        line[used++] = (byte)' ';
        line[used++] = (byte)' ';
        foreach (var b in path)
        {
            // RFC 8493 §2.1.3 encodes only these characters. An ArchivePath contains no line breaks, so sha256sum -c can check every line
            // except those with a percent sign.
            switch (b)
            {
                case (byte)'%':
                    "%25"u8.CopyTo(line[used..]);
                    used += 3;
                    break;
                case (byte)'\n':
                    "%0A"u8.CopyTo(line[used..]);
                    used += 3;
                    break;
                case (byte)'\r':
                    "%0D"u8.CopyTo(line[used..]);
                    used += 3;
                    break;
                default:
                    line[used++] = b;
                    break;
            }
        }

        line[used++] = (byte)'\n';
        return used;
    }
}
