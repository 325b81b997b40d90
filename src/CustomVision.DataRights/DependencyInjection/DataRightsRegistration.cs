namespace CustomVision.DataRights;

/// <summary>One registered resource: the names under which its parts are found.</summary>
/// <param name="Name">The host's name for the resource; empty for the only one.</param>
/// <param name="IsReadOnly">Whether its pipeline refuses whatever could change something.</param>
internal sealed record DataRightsRegistration(string Name, bool IsReadOnly)
{
    /// <summary>The name of the options; both halves of a name share them, and the lane.</summary>
    public string OptionsName => Name;

    /// <summary>The name of the HttpClient that carries the key.</summary>
    public string TrainingClientName => ClientName(IsReadOnly ? "CustomVision.DataRights.Training.ReadOnly" : "CustomVision.DataRights.Training");

    /// <summary>The name of the HttpClient that never does.</summary>
    public string DownloadClientName => ClientName(IsReadOnly ? "CustomVision.DataRights.Download.ReadOnly" : "CustomVision.DataRights.Download");

    private string ClientName(string stem) => Name.Length == 0 ? stem : $"{stem}:{Name}";
}
