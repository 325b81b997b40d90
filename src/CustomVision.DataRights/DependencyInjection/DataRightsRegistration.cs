namespace CustomVision.DataRights;

/// <summary>One registered resource, with the names of its services.</summary>
/// <param name="Name">The host's name for the resource; empty for the only one.</param>
/// <param name="IsReadOnly">Whether its pipeline rejects every request that could change data of the service.</param>
/// <param name="Creates">Whether it is for restores: its client is the only one that creates objects, and it never deletes any.</param>
/// <param name="OnlyDownloads">Whether it only downloads from links, without a credential.</param>
internal sealed record DataRightsRegistration(string Name, bool IsReadOnly, bool Creates = false, bool OnlyDownloads = false)
{
    /// <summary>The name of the options. The exporter and the full registration of a name share the options and the throttle.</summary>
    public string OptionsName => OnlyDownloads ? Name + ".Worker" : Name;

    /// <summary>The name of the HttpClient that carries the key.</summary>
    public string TrainingClientName => ClientName($"CustomVision.DataRights.Training{Kind}");

    /// <summary>The name of the HttpClient that never carries the key.</summary>
    public string DownloadClientName => ClientName($"CustomVision.DataRights.Download{Kind}");

    private string Kind =>
        Creates ? ".Restore"
        : OnlyDownloads ? ".Worker"
        : IsReadOnly ? ".ReadOnly"
        : "";

    private string ClientName(string stem) => Name.Length == 0 ? stem : $"{stem}:{Name}";
}
