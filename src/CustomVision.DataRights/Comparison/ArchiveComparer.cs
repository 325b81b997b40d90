using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>
/// Compares the content of two archives, ignoring ids, times and links. Does not need an endpoint, a key or network access.
/// </summary>
/// <remarks>
/// The comparison covers projects with their settings, tags, and the images of the workspace: originals by their SHA-256, with tags,
/// regions and metadata. It does not cover iterations, predictions and exported models, which cannot be restored. Projects are paired by
/// name, otherwise by id. In addition to the differences, memory use is at most about 100 bytes per image. The lists are not verified:
/// verify both archives with <see cref="ArchiveVerifier"/> first.
/// </remarks>
public static class ArchiveComparer
{
    /// <summary>Compares two archives.</summary>
    /// <param name="firstDirectory">The directory of the first archive, which contains <c>bagit.txt</c>.</param>
    /// <param name="secondDirectory">The directory of the second archive.</param>
    /// <param name="options">The comparison options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, with every difference and its value in both archives.</returns>
    /// <exception cref="ArchiveFormatException">
    /// A directory does not contain an archive of this library, or a file in it cannot be read.
    /// </exception>
    public static Task<ArchiveComparison> CompareAsync(
        string firstDirectory,
        string secondDirectory,
        ComparisonOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(firstDirectory);
        ArgumentException.ThrowIfNullOrWhiteSpace(secondDirectory);
        return CompareAsync(
            new DirectoryArchiveSource(firstDirectory),
            new DirectoryArchiveSource(secondDirectory),
            options,
            cancellationToken
        );
    }

    /// <summary>Compares two archives from any sources.</summary>
    /// <param name="first">The first archive.</param>
    /// <param name="second">The second archive.</param>
    /// <param name="options">The comparison options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, with every difference and its value in both archives.</returns>
    /// <exception cref="ArchiveFormatException">
    /// A source does not contain an archive of this library, or a file in it cannot be read.
    /// </exception>
    public static async Task<ArchiveComparison> CompareAsync(
        IArchiveSource first,
        IArchiveSource second,
        ComparisonOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new ComparisonOptions();
        if (!(options.RegionTolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.RegionTolerance, "RegionTolerance must be 0 or more.");
        }

        var left = await OpenAsync(first, cancellationToken).ConfigureAwait(false);
        var right = await OpenAsync(second, cancellationToken).ConfigureAwait(false);
        var findings = new ComparisonFindings();
        var pairs = ProjectPairs.Match(
            await ReadAsync(left, cancellationToken).ConfigureAwait(false),
            await ReadAsync(right, cancellationToken).ConfigureAwait(false),
            options
        );
        foreach (var (one, other) in pairs)
        {
            if (one is null || other is null)
            {
                findings.Add(ArchiveDifferenceKind.Project, (one ?? other)!.Name, "", one?.Name, other?.Name);
                continue;
            }

            findings.Projects++;
            ProjectComparer.Compare(one, other, options, findings);
            await new ImageComparer(left, right, one, other, options, findings).CompareAsync(cancellationToken).ConfigureAwait(false);
        }

        return findings.ToResult(
            await DigestOfAsync(first, cancellationToken).ConfigureAwait(false),
            await DigestOfAsync(second, cancellationToken).ConfigureAwait(false),
            options.RegionTolerance
        );
    }

    private static async Task<ArchiveReader> OpenAsync(IArchiveSource source, CancellationToken cancellationToken) =>
        new(await ArchiveFiles.OpenAsync(source, cancellationToken).ConfigureAwait(false));

    private static async Task<IReadOnlyList<ArchivedProject>> ReadAsync(ArchiveReader reader, CancellationToken cancellationToken)
    {
        var projects = new List<ArchivedProject>();
        foreach (var id in reader.ListProjects())
        {
            if (await reader.ReadProjectAsync(id, cancellationToken).ConfigureAwait(false) is { } project)
            {
                projects.Add(project);
            }
        }

        return projects;
    }

    private static async Task<string?> DigestOfAsync(IArchiveSource source, CancellationToken cancellationToken)
    {
        var stream = await source.OpenReadAsync(BagWriter.TagManifest.Value, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using var closing = stream.ConfigureAwait(false);
        using var hashing = new HashingStream(Stream.Null);
        await stream.CopyToAsync(hashing, cancellationToken).ConfigureAwait(false);
        return hashing.GetDigest().ToString();
    }
}
