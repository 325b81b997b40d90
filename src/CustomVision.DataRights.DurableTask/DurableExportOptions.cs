using Azure.Core;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.DurableTask;

/// <summary>
/// The options of an export over several machines. All of its processes must use the same account, containers, prefix and hub.
/// </summary>
public sealed class DurableExportOptions
{
    /// <summary>The roles of this process.</summary>
    /// <value>None by default.</value>
    public DurableExportRoles Roles { get; set; }

    /// <summary>The connection string of the storage account, with its key; for Azurite and for tests.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The name of the storage account, for use with <see cref="Credential"/>. The identity needs the roles Storage Blob Data Contributor,
    /// Storage Queue Data Contributor and Storage Table Data Contributor.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public string? AccountName { get; set; }

    /// <summary>The credential for <see cref="AccountName"/>.</summary>
    /// <value><see langword="null"/> by default.</value>
    public TokenCredential? Credential { get; set; }

    /// <summary>The existing private container of the archives.</summary>
    /// <value><c>archives</c> by default.</value>
    public string ArchiveContainer { get; set; } = "archives";

    /// <summary>The prefix of the archives in their container.</summary>
    /// <value><c>export</c> by default.</value>
    public string Prefix { get; set; } = "export";

    /// <summary>
    /// The existing private container of the work state. Do not give other identities access, since it contains the links of units that are
    /// not done.
    /// </summary>
    /// <value><c>work</c> by default.</value>
    public string WorkContainer { get; set; } = "work";

    /// <summary>Whether to create missing containers, as private ones.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool CreateContainers { get; set; }

    /// <summary>
    /// The name of the engine's task hub, 3 to 40 letters and digits, the first a letter. A second hub, for the units, has the suffix
    /// <c>u</c>.
    /// </summary>
    /// <value><c>datarights</c> by default.</value>
    public string TaskHub { get; set; } = "datarights";

    /// <summary>The request that the coordinator exports.</summary>
    /// <value>Everything by default.</value>
    public ExportRequest Request { get; set; } = new();

    /// <summary>The maximum number of units that are listed but not done. It limits the age of links.</summary>
    /// <value>40 by default.</value>
    public int MaxOpenUnits { get; set; } = 40;

    /// <summary>The number of units that a worker runs concurrently. Their downloads share the worker's limit.</summary>
    /// <value>2 by default.</value>
    public int UnitsPerWorker { get; set; } = 2;

    /// <summary>The time after which another process takes over a unit or a step of a crashed process.</summary>
    /// <value>20 seconds by default, which is the minimum.</value>
    public TimeSpan TakeoverTime { get; set; } = TimeSpan.FromSeconds(20);

    internal EngineStorage Storage =>
        new()
        {
            ConnectionString = ConnectionString,
            AccountName = AccountName,
            Credential = Credential,
            TakeoverTime = TakeoverTime,
        };
}
