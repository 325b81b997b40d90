using Azure.Core;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.DurableTask;

/// <summary>
/// The options of an export over several machines. All of its processes have the same account, containers, prefix and hub.
/// </summary>
public sealed class DurableExportOptions
{
    /// <summary>What this process does.</summary>
    /// <value>Nothing by default.</value>
    public DurableExportRoles Roles { get; set; }

    /// <summary>The connection string of the storage account, with its key; for Azurite and for tests.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The name of the storage account, which <see cref="Credential"/> opens. The identity needs the roles Storage Blob Data Contributor,
    /// Storage Queue Data Contributor and Storage Table Data Contributor.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public string? AccountName { get; set; }

    /// <summary>The credential for <see cref="AccountName"/>.</summary>
    /// <value><see langword="null"/> by default.</value>
    public TokenCredential? Credential { get; set; }

    /// <summary>The private container of the archives, which exists.</summary>
    /// <value><c>archives</c> by default.</value>
    public string ArchiveContainer { get; set; } = "archives";

    /// <summary>The prefix of the archives in their container.</summary>
    /// <value><c>export</c> by default.</value>
    public string Prefix { get; set; } = "export";

    /// <summary>
    /// The existing private container of the work state. Give no other identity access: it holds the links of units that are not done.
    /// </summary>
    /// <value><c>work</c> by default.</value>
    public string WorkContainer { get; set; } = "work";

    /// <summary>Whether the containers are created, private, if they do not exist.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool CreateContainers { get; set; }

    /// <summary>
    /// The name of the engine's task hub, 3 to 40 letters and digits. A second one, for the units, has a <c>u</c> at its end.
    /// </summary>
    /// <value><c>datarights</c> by default.</value>
    public string TaskHub { get; set; } = "datarights";

    /// <summary>What the coordinator exports.</summary>
    /// <value>Everything by default.</value>
    public ExportRequest Request { get; set; } = new();

    /// <summary>The maximum number of units that are listed and not done, which keeps links fresh.</summary>
    /// <value>40 by default.</value>
    public int MaxOpenUnits { get; set; } = 40;

    /// <summary>The number of units that a worker runs at the same time. Their downloads share the limit of the worker.</summary>
    /// <value>2 by default.</value>
    public int UnitsPerWorker { get; set; } = 2;

    /// <summary>The time after which a unit or a step of a process that died is taken over by another.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan TakeoverTime { get; set; } = TimeSpan.FromSeconds(30);
}
