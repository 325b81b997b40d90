using Azure.Core;
using CustomVision.DataRights.DurableTask.Engine;

namespace CustomVision.DataRights.DurableTask;

/// <summary>
/// The options of erasures with failover. All of their processes have the same account, containers and hub. The options that an export over
/// several machines has as well have the same names and may have the same values.
/// </summary>
public sealed class DurableErasureOptions
{
    /// <summary>
    /// Whether this process carries out erasures and their later verifications, one at a time for each resource. It needs
    /// <c>AddCustomVisionDataRights</c>. A process that does not starts erasures and reads their results.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool RunsErasures { get; set; }

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

    /// <summary>
    /// The existing private container of the evidence: below the id of each erasure, its plan, approval, journal, receipt and later
    /// verification. Nothing is deleted from it. An approval names its approver, so treat the container like the receipts.
    /// </summary>
    /// <value><c>erasures</c> by default.</value>
    public string ErasureContainer { get; set; } = "erasures";

    /// <summary>The private container of the archives that plans rely on.</summary>
    /// <value><c>archives</c> by default.</value>
    public string ArchiveContainer { get; set; } = "archives";

    /// <summary>Whether <see cref="ErasureContainer"/> is created, private, if it does not exist.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool CreateContainers { get; set; }

    /// <summary>The name of the engine's task hub, 3 to 40 letters and digits. That of the erasures has an <c>e</c> at its end.</summary>
    /// <value><c>datarights</c> by default.</value>
    public string TaskHub { get; set; } = "datarights";

    /// <summary>
    /// The time from the receipt's verification to the later one, which checks whether every object is still gone. It is fixed when an
    /// erasure is started.
    /// </summary>
    /// <value>30 days by default; from 1 second to 366 days.</value>
    public TimeSpan VerifyAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The time after which the step of a process that died is taken over by another.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan TakeoverTime { get; set; } = TimeSpan.FromSeconds(30);

    internal EngineStorage Storage =>
        new()
        {
            ConnectionString = ConnectionString,
            AccountName = AccountName,
            Credential = Credential,
            TakeoverTime = TakeoverTime,
        };
}
