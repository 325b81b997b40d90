namespace CustomVision.DataRights;

/// <summary>One registered resource: the names under which its parts are found.</summary>
/// <param name="Name">The host's name for the resource; empty for the only one.</param>
/// <param name="IsReadOnly">Whether its pipeline refuses whatever could change something.</param>
/// <param name="Creates">Whether it restores: its client alone creates, and deletes nothing.</param>
internal sealed record DataRightsRegistration(string Name, bool IsReadOnly, bool Creates = false)
{
    /// <summary>The name of the options; both halves of a name share them, and the throttle.</summary>
    public string OptionsName => Name;

    /// <summary>The name of the HttpClient that carries the key.</summary>
    public string TrainingClientName => ClientName($"CustomVision.DataRights.Training{Kind}");

    /// <summary>The name of the HttpClient that never does.</summary>
    public string DownloadClientName => ClientName($"CustomVision.DataRights.Download{Kind}");

    private string Kind =>
        Creates ? ".Restore"
        : IsReadOnly ? ".ReadOnly"
        : "";

    private string ClientName(string stem) => Name.Length == 0 ? stem : $"{stem}:{Name}";
}
