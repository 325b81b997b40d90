namespace CustomVision.DataRights.Export;

/// <summary>The membership of an archive in a group.</summary>
internal sealed record ExportMember
{
    /// <summary>The id of the group, which is the id of its request.</summary>
    public required string GroupId { get; init; }

    /// <summary>The archive's number in the group, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The number of archives of the group; <see langword="null"/> until the last one is written.</summary>
    public int? Count { get; init; }

    /// <summary>The reports of the projects, including deleted ones; <see langword="null"/> for the archive of a project.</summary>
    public IReadOnlyList<MemberReport>? Projects { get; init; }

    /// <summary>The reports of the projects that have an archive; <see langword="null"/> for the archive of a project.</summary>
    public IReadOnlyList<MemberReport>? Archived => Projects is { } all ? [.. all.Where(member => member.Report is not null)] : null;

    /// <summary>The pages and files of the units; <see langword="null"/> if the export runs on one machine.</summary>
    public IUnitRecord? Units { get; init; }

    /// <summary>Gets a copy without the recorded pages, so that everything is listed again.</summary>
    public ExportMember WithoutPages() => this with { Units = Units?.WithoutPages() };

    /// <summary>The archive's position in the group, as in <c>bag-info.txt</c> (RFC 8493 §2.2.2, <c>Bag-Count</c>).</summary>
    public string CountText =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Number} of {Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}"
        );
}
