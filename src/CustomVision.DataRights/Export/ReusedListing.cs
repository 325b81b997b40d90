using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export;

/// <summary>A listing that an earlier run finished: every file that it points at must still stand.</summary>
internal static class ReusedListing
{
    private static readonly string[] FileMembers = ["file", "resizedFile", "thumbnailFile"];

    /// <summary>Takes the files of a listing over into the bag.</summary>
    /// <returns>False where one of them no longer stands; the listing is then made again, which brings it.</returns>
    public static async Task<bool> TakeFilesAsync(ExportContext context, ImageSet set, FinishedListing listing, CancellationToken cancellationToken)
    {
        var stream = await context.Output.OpenListingAsync(listing, cancellationToken).ConfigureAwait(false);

        await using (stream.ConfigureAwait(false))
        {
            await foreach (var line in JsonLines.ReadAsync(stream, set.ListingPath, cancellationToken).ConfigureAwait(false))
            {
                foreach (var member in FileMembers)
                {
                    if (line.Element.TryGetProperty(member, out var file) && file.ValueKind == JsonValueKind.String && !Take(context, set.ProjectId, file.GetString()!))
                    {
                        return false;
                    }
                }
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
