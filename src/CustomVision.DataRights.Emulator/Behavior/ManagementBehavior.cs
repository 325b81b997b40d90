namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The behavior of Azure Resource Manager for the account.</summary>
public sealed class ManagementBehavior
{
    /// <summary>Gets or sets the account's kind.</summary>
    /// <value>
    /// The default is <c>CustomVision.Training</c>. <c>CognitiveServices</c> and <c>AIServices</c> are unified resources, which provide
    /// other APIs with the same keys.
    /// </value>
    public string Kind { get; set; } = "CustomVision.Training";

    /// <summary>Gets or sets the lock on the account.</summary>
    /// <value>The default is <see cref="ResourceLock.None"/>.</value>
    public ResourceLock Lock { get; set; }

    /// <summary>Gets or sets the duration of the deletion and the purge of the account.</summary>
    /// <value>The default is zero: 200 immediately, depending on <see cref="OperationEnding"/>. Otherwise 202 with a URL to poll.</value>
    public TimeSpan OperationDuration { get; set; }

    /// <summary>
    /// Gets or sets the outcome of the deletion and the purge. An operation keeps the outcome that was set when it began.
    /// </summary>
    /// <value>The default is <see cref="OperationEnding.Succeeded"/>.</value>
    public OperationEnding OperationEnding { get; set; }

    /// <summary>Gets or sets the headers of a 202.</summary>
    /// <value>The default is <see cref="OperationHeaders.Both"/>.</value>
    public OperationHeaders OperationHeaders { get; set; }

    /// <summary>Gets or sets the <c>Retry-After</c> of a running operation, in whole seconds (rounded up).</summary>
    /// <value>The default is 1 second; zero omits the header.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the answer to a second DELETE while the first is in progress.</summary>
    /// <value>The default is <see cref="RepeatedDeletion.Accepted"/>; not established.</value>
    public RepeatedDeletion RepeatedDeletion { get; set; }

    /// <summary>Gets or sets the answer of the Training API and the prediction endpoint once the account is deleted.</summary>
    /// <value>The default is <see cref="DeletedAccountAnswer.Unauthorized"/>; not established.</value>
    public DeletedAccountAnswer DeletedAccountAnswer { get; set; }
}
