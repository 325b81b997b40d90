namespace CustomVision.DataRights.Archive;

/// <summary>
/// The place of several archives that belong together (BagIt's bag group): one of the account and one of each project.
/// <see cref="DirectoryArchiveGroup"/> is one.
/// </summary>
public interface IArchiveGroup
{
    /// <summary>The name of the archive of the account, which also contains the report on the whole group.</summary>
    const string AccountName = "account";

    /// <summary>Where the archives are, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>Opens the place of one of the archives. Nothing is created before something is written.</summary>
    /// <param name="name">The name: <see cref="AccountName"/>, or the id of a project in lower case.</param>
    /// <returns>The sink of the archive.</returns>
    IResumableArchiveSink OpenSink(string name);
}
