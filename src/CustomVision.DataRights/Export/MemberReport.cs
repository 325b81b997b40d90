using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>The report of a project's archive in a group.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Report">The report; <see langword="null"/> if the project was gone before anything of it was saved.</param>
/// <param name="Files">The number of payload files.</param>
/// <param name="Bytes">The number of payload bytes.</param>
/// <param name="Digest">The digest of the archive.</param>
internal sealed record MemberReport(Guid ProjectId, ReportDocument? Report, long Files, long Bytes, string? Digest = null)
{
    /// <summary>The id of the group; <see langword="null"/> if the archive is in none.</summary>
    public string? GroupId { get; private init; }

    /// <summary>The endpoint of the resource.</summary>
    public string? Endpoint { get; private init; }

    /// <summary>Reads the report of an archive of the group; of any group if its id is <see langword="null"/>.</summary>
    /// <exception cref="DataRightsException">The bag belongs to another group, or another version wrote it.</exception>
    public static async Task<MemberReport> ReadAsync(
        Guid projectId,
        IResumableArchiveSink sink,
        string? groupId,
        CancellationToken cancellationToken
    )
    {
        var info = BagInfo.Parse(
            Encoding.UTF8.GetString(await ReadAsync(sink, BagWriter.Info, cancellationToken).ConfigureAwait(false)),
            []
        );
        if (groupId is not null && info[BagLabels.Group] != groupId)
        {
            throw new DataRightsException(
                $"{sink.Location} already contains a finished archive of another export. Choose another place; an archive is never "
                    + "overwritten."
            );
        }

        var report = JsonSerializer.Deserialize(
            await ReadAsync(sink, BagWriter.Data.Append(PayloadPlace.Report), cancellationToken).ConfigureAwait(false),
            ReportJsonContext.Default.ReportDocument
        );
        if (report is not { IsOfKnownFormat: true })
        {
            throw new DataRightsException(
                $"The report of {sink.Location} has another format than '{ReportDocument.FormatName}'. Finish the group with the version "
                    + "of the library that began it, or choose another place."
            );
        }

        var (bytes, files) = Oxum(info);
        var tags = await ReadAsync(sink, BagWriter.TagManifest, cancellationToken).ConfigureAwait(false);
        return new MemberReport(projectId, report, files, bytes, Sha256Digest.Compute(tags).ToString())
        {
            GroupId = info[BagLabels.Group],
            Endpoint = info[BagLabels.Endpoint],
        };
    }

    /// <summary>Adds the entries of the report to the ledger.</summary>
    public void AddTo(ExportLedger ledger)
    {
        foreach (var category in Report?.Categories.Where(category => category.ProjectId == ProjectId) ?? [])
        {
            ledger.Add(category);
        }

        foreach (var failure in Report?.Failures ?? [])
        {
            ledger.Add(failure);
        }

        foreach (var change in Report is null ? [Reasons.ProjectGone(ProjectId)] : Report.Changes)
        {
            ledger.AddChange(change);
        }

        // A failure outside the project's own rows, such as a page that could not be written.
        if (
            Report is { State: ExportState.Incomplete }
            && !Report.Categories.Any(category => category.ProjectId == ProjectId && category.HasFailed)
        )
        {
            ledger.AddGap(ArchiveCategories.Projects, new ArchiveScope(ProjectId), Reasons.MemberIncomplete);
        }
    }

    private static (long Bytes, long Files) Oxum(BagInfo info)
    {
        var parts = (info[BagLabels.PayloadOxum] ?? string.Empty).Split('.');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var files)
            ? (bytes, files)
            : (0, 0);
    }

    private static async Task<byte[]> ReadAsync(IResumableArchiveSink sink, ArchivePath path, CancellationToken cancellationToken)
    {
        var stream = await sink.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        using var content = new MemoryStream();
        await stream!.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return content.ToArray();
    }
}
