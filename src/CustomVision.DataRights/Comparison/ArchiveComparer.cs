using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>Compares the content of two archives, apart from ids, times and links. Needs no endpoint, no key and no network.</summary>
/// <remarks>
/// Compared are the projects with their settings, tags, and the images of the workspace: originals by their SHA-256, with tags, regions and
/// metadata. Iterations, predictions and exported models, which no restore gives back, are not. Projects are paired by their name, else by
/// their id. At most about 100 bytes are held an image, besides the differences. The lists are trusted: verify both archives with
/// <see cref="ArchiveVerifier"/> first.
/// </remarks>
public static class ArchiveComparer
{
    /// <summary>Compares two archives.</summary>
    /// <param name="firstDirectory">The directory of the first archive: the one that holds <c>bagit.txt</c>.</param>
    /// <param name="secondDirectory">The directory of the second archive.</param>
    /// <param name="options">The rules; the defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Every difference, with both sides.</returns>
    /// <exception cref="ArchiveFormatException">A directory holds no archive of this library, or a file in it cannot be read.</exception>
    public static async Task<ArchiveComparison> CompareAsync(
        string firstDirectory,
        string secondDirectory,
        ComparisonOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(firstDirectory);
        ArgumentException.ThrowIfNullOrWhiteSpace(secondDirectory);
        options ??= new ComparisonOptions();
        if (!(options.RegionTolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.RegionTolerance, "RegionTolerance must be 0 or more.");
        }

        var (first, second) = (Open(firstDirectory), Open(secondDirectory));
        var findings = new ComparisonFindings();
        var pairs = ProjectPairs.Match(
            await ReadAsync(first, cancellationToken).ConfigureAwait(false),
            await ReadAsync(second, cancellationToken).ConfigureAwait(false),
            options
        );
        foreach (var (left, right) in pairs)
        {
            if (left is null || right is null)
            {
                findings.Add(ArchiveDifferenceKind.Project, (left ?? right)!.Name, "", left?.Name, right?.Name);
                continue;
            }

            findings.Projects++;
            ProjectComparer.Compare(left, right, options, findings);
            await new ImageComparer(first, second, left, right, options, findings).CompareAsync(cancellationToken).ConfigureAwait(false);
        }

        return findings.ToResult(DigestOf(firstDirectory), DigestOf(secondDirectory), options.RegionTolerance);
    }

    private static ArchiveReader Open(string directory) => new(DirectoryArchiveFiles.OpenArchive(directory));

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

    private static string? DigestOf(string directory)
    {
        var manifest = Path.Combine(directory, BagWriter.TagManifest.Value);
        if (!File.Exists(manifest))
        {
            return null;
        }

        using var stream = File.OpenRead(manifest);
        return Sha256Digest.Compute(stream).ToString();
    }
}
