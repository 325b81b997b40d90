using System.Text.Json;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Restore;

/// <summary>The scope of an archive whose export selected images and so excluded others.</summary>
internal sealed record PartialScope
{
    private PartialScope(string request, long images, bool isBlanked) => (Request, Images, IsBlanked) = (request, images, isBlanked);

    /// <summary>The request of the export, described by ids and counts.</summary>
    public string Request { get; }

    /// <summary>The number of workspace images that the export excluded.</summary>
    public long Images { get; }

    /// <summary>Whether the names of others' tags, and other data about others, are blank in the lists.</summary>
    public bool IsBlanked { get; }

    /// <summary>Reads the scope from the report of an archive.</summary>
    /// <returns>The scope; <see langword="null"/> for a copy of whole projects.</returns>
    public static async Task<PartialScope?> ReadAsync(IArchiveFiles files, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(PayloadPlace.Report, cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await ReportDocument.ReadAsync(stream, cancellationToken).ConfigureAwait(false) is { Others: { } others } report
                    ? new PartialScope(report.Request, report.Categories.Where(IsOfWorkspace).Sum(row => row.LeftOut), others.IsBlanked)
                    : null;
            }
            catch (JsonException)
            {
                return null; // the verification reports the damage
            }
        }
    }

    private static bool IsOfWorkspace(CategoryReport row) => row is { Category: CategoryKeys.Images, IterationId: null };
}
