using System.Text;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>
/// An object that the archive keeps and the service no longer lists: the service's last JSON, the list that contained it, and its files.
/// </summary>
/// <param name="Category">The category of the object.</param>
/// <param name="Scope">The scope of the object.</param>
/// <param name="Id">The id of the object, if known.</param>
internal sealed record UnlistedEntry(ArchiveCategory Category, ArchiveScope Scope, Guid? Id)
{
    /// <summary>The name of the member for the list that contained the object, relative to the directory of its project.</summary>
    public const string ListMember = "list";

    /// <summary>The files of the object, whether or not they are still in the archive.</summary>
    public required IReadOnlyList<ArchivePath> Files { get; init; }

    /// <summary>The list that contained the object; <see langword="null"/> if only a file is left.</summary>
    public ArchivePath? List { get; private init; }

    private ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Creates an entry for an object that an earlier list contains and the current list does not.</summary>
    public static UnlistedEntry Of(ArchivePath list, ListEntry entry)
    {
        var place = PayloadPlace.Of(list.Value);
        return new UnlistedEntry(place.Category!, place.Scope, entry.Id)
        {
            Files = entry.Files,
            List = list,
            Json = ListLine.Strip(entry.Json),
        };
    }

    /// <summary>Creates an entry for a file that no existing list refers to.</summary>
    public static UnlistedEntry Of(ArchivePath file)
    {
        var place = PayloadPlace.Of(file.Value);
        return new UnlistedEntry(place.Category!, place.Scope, place.ObjectId)
        {
            Files = [file],
            Json = place.ObjectId is { } id ? Encoding.UTF8.GetBytes($"{{\"id\":\"{id:D}\"}}") : "{}"u8.ToArray(),
        };
    }

    /// <summary>Formats the entry as one line of JSON, with the files that are still in the archive.</summary>
    /// <param name="list">The list of unlisted objects that receives the line.</param>
    /// <param name="digestOf">
    /// The callback that gets the digest of a file; <see langword="null"/> for a file that is not in the archive.
    /// </param>
    public ReadOnlyMemory<byte> ToJson(ArchivePath list, Func<ArchivePath, Sha256Digest?> digestOf)
    {
        var there = Files
            .Select(path => new ListedFile(
                List is null ? ImageRendition.Original : PayloadPlace.Of(path.Value).Rendition,
                path,
                digestOf(path)
            ))
            .Where(file => file.Sha256 is not null)
            .DistinctBy(file => file.Rendition)
            .ToList();
        if (there.Count == 0 || there[0].Rendition != ImageRendition.Original)
        {
            there.Insert(0, default);
        }

        return ListLine.Write(Json, list, List is { } earlier ? new(ListMember, ListLine.Relative(list, earlier)) : null, there);
    }
}
