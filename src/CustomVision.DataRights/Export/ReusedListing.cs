using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export;

/// <summary>A listing that an earlier run finished, and whose files all still stand.</summary>
/// <param name="Images">The images that it lists.</param>
/// <param name="Tags">The tags that they carry.</param>
internal sealed record ReusedListing(IReadOnlySet<Guid> Images, IReadOnlySet<Guid> Tags)
{
    private static readonly string[] FileMembers = ["file", "resizedFile", "thumbnailFile"];

    /// <summary>Takes the files of a listing over into the bag.</summary>
    /// <returns>Null where one of them no longer stands, or the list has gone bad; it is then made again, which brings what is missing.</returns>
    public static async Task<ReusedListing?> TakeFilesAsync(ExportContext context, ImageSet set, FinishedListing listing, CancellationToken cancellationToken)
    {
        var (images, tags) = (new HashSet<Guid>(), new HashSet<Guid>());
        try
        {
            var stream = await context.Output.OpenListingAsync(listing, cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            await foreach (var line in JsonLines.ReadAsync(stream, set.ListingPath, cancellationToken).ConfigureAwait(false))
            {
                if (!TakeFiles(context, set, line.Element))
                {
                    return null;
                }

                images.Add(Id(line.Element, "id"));
                foreach (var tag in line.Element.TryGetProperty("tags", out var of) && of.ValueKind == JsonValueKind.Array ? of.EnumerateArray() : default)
                {
                    tags.Add(Id(tag, "tagId"));
                }
            }
        }
        catch (Exception bad) when (bad is ArchiveFormatException or InvalidOperationException)
        {
            return null;
        }

        tags.Remove(Guid.Empty);
        return new ReusedListing(images, tags);
    }

    private static Guid Id(JsonElement json, string member) => json.TryGetProperty(member, out var id) && id.TryGetGuid(out var guid) ? guid : Guid.Empty;

    private static bool TakeFiles(ExportContext context, ImageSet set, JsonElement image)
    {
        foreach (var member in FileMembers)
        {
            if (image.TryGetProperty(member, out var file) && file.ValueKind == JsonValueKind.String && !Take(context, set.ProjectId, file.GetString()!))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Take(ExportContext context, Guid projectId, string relative)
    {
        var below = relative.StartsWith("../../", StringComparison.Ordinal) ? relative["../../".Length..] : relative;
        var stem = $"projects/{projectId:D}/{below[..below.LastIndexOf('.')]}";
        if (context.Output.FindDownload(stem) is not { } file)
        {
            return false;
        }

        context.Tracker.Reused(file.Length);
        return true;
    }
}
