namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A list of an archive of this library.</summary>
/// <param name="Path">Its path in the bag.</param>
/// <param name="Scope">What it lists.</param>
/// <param name="NamesFiles">Whether its lines name downloaded files; those of the other lists are only counted.</param>
internal sealed record OwnList(string Path, OwnScope Scope, bool NamesFiles)
{
    /// <summary>Whether it is one array, and not one object a line.</summary>
    public bool IsArray => Path.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The directory that its lines' paths are relative to.</summary>
    public string Directory => Path[..Path.LastIndexOf('/')];
}
