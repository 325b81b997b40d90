namespace CustomVision.DataRights.Archive;

/// <summary>
/// The location of several related archives (a BagIt bag group): one archive for the account and one for each project.
/// <see cref="DirectoryArchiveGroup"/> implements it.
/// </summary>
public interface IArchiveGroup
{
    /// <summary>The name of the account's archive, which also contains the report on the whole group.</summary>
    const string AccountName = "account";

    /// <summary>The location of the archives, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>Opens the sink of one archive. Nothing is created before the first write.</summary>
    /// <param name="name">The name: <see cref="AccountName"/>, or the id of a project in lowercase.</param>
    /// <returns>The sink of the archive.</returns>
    IResumableArchiveSink OpenSink(string name);
}
