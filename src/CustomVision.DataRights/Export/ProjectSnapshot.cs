using System.Security.Cryptography;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>The small parts of a project, as read at the beginning of a run.</summary>
/// <param name="Project">The project.</param>
/// <param name="Tags">The workspace's tags; <see langword="null"/> if they could not be read.</param>
/// <param name="Iterations">The iterations, oldest first; <see langword="null"/> if they could not be read.</param>
internal sealed record ProjectSnapshot(Raw<Project> Project, IReadOnlyList<Raw<Tag>>? Tags, IReadOnlyList<Raw<Iteration>>? Iterations)
{
    /// <summary>Whether an entry of the lists could not be read, so that they cannot be compared.</summary>
    public bool HasUnread { get; init; }

    /// <summary>Computes the digest of the snapshot, without the queries of links, which differ each time.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonDocuments.Object(Project).Span);
        hash.AppendData(JsonDocuments.Array(Tags ?? []).Span);
        hash.AppendData(JsonDocuments.Array(Iterations ?? []).Span);
        return new Sha256Digest(hash.GetHashAndReset()).ToString();
    }
}
