using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure;

/// <summary>The input of an erasure plan: the data to erase, and the decisions about the consequences.</summary>
/// <remarks>Create it with one of the factory methods, which set the scope; there is no default scope.</remarks>
public sealed record ErasureRequest
{
    private ErasureRequest(ErasureScope scope, IEnumerable<Guid> projectIds)
    {
        ArgumentNullException.ThrowIfNull(projectIds);
        (Scope, ProjectIds) = (scope, [.. projectIds]);
    }

    /// <summary>The scope of the erasure.</summary>
    public ErasureScope Scope { get; }

    /// <summary>The projects to erase, or to search for the subject. An id that does not exist is an error.</summary>
    /// <value>Empty for all projects.</value>
    public IReadOnlyList<Guid> ProjectIds { get; }

    /// <summary>The selector of the images to erase, for <see cref="ErasureScope.Subject"/>. It works as in an export.</summary>
    /// <value><see langword="null"/> if only stored predictions are erased.</value>
    public SubjectSelector? Subject { get; private init; }

    /// <summary>
    /// The decision about models that were trained with erased images or deleted tags. Required if there is such a model.
    /// </summary>
    /// <value>None by default. Iterations of erased projects need no decision: they are deleted with their project.</value>
    public ModelDecision? Models { get; set; }

    /// <summary>The decisions for single iterations, which override <see cref="Models"/>.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<Guid, ModelDecision> IterationDecisions { get; set; } = new Dictionary<Guid, ModelDecision>();

    /// <summary>
    /// Whether to accept the deletion of images that were not selected: frozen images that only a deleted iteration contains. The plan
    /// lists them.
    /// </summary>
    /// <value>False by default: such a plan is refused, and the refusal names the objects.</value>
    public bool AcceptCollateral { get; set; }

    /// <summary>Whether to delete tags that lose their last image as well. The name of a tag may be that of a person.</summary>
    /// <value>False by default.</value>
    public bool DeleteEmptiedTags { get; set; }

    /// <summary>The query for stored predictions, which have neither tags nor metadata that a subject selector could match.</summary>
    /// <value>
    /// None by default. For a subject, no predictions are erased, which the plan and the receipt state; for whole projects, all are.
    /// </value>
    public PredictionQuery? Predictions { get; set; }

    /// <summary>The ids of further stored predictions.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> PredictionIds { get; set; } = [];

    /// <summary>
    /// The source of a valid archive that must contain the original bytes of every image that is to be erased, including stored
    /// predictions. The same archive is required when the plan is carried out.
    /// </summary>
    /// <value>None by default.</value>
    public IArchiveSource? ArchiveSource { get; set; }

    /// <summary>The <see cref="ArchiveSource"/> as the path of a directory.</summary>
    /// <value>None by default, and where the source is not a directory.</value>
    public string? ArchiveDirectory
    {
        get => (ArchiveSource as DirectoryArchiveSource)?.RootDirectory;
        set => ArchiveSource = value is null ? null : new DirectoryArchiveSource(value);
    }

    /// <summary>
    /// The document of a drill, which proves that every project can be rebuilt from the archive in <see cref="ArchiveSource"/>. Planning
    /// refuses the document of a failed drill or of another archive. The plan contains the document.
    /// </summary>
    /// <value>None by default.</value>
    public DrillReport? DrillProof { get; set; }

    /// <summary>Whether the recoverable copy of the deleted account is purged, for <see cref="ErasureScope.Account"/>.</summary>
    /// <value>Without the purge, the account and everything in it can be recovered for 48 hours, and nothing counts as erased.</value>
    public bool PurgeAccount { get; private init; }

    /// <summary>
    /// Whether to accept that published iterations stop answering, for <see cref="ErasureScope.Account"/>. The plan lists them.
    /// </summary>
    /// <value>False by default: such a plan is refused, and the refusal names the iterations.</value>
    public bool AcceptPublishedIterations { get; set; }

    /// <summary>The limits of the plan.</summary>
    public ErasureLimits Limits { get; set; } = new();

    /// <summary>Creates a request for the images of one data subject in the workspace and in all iterations.</summary>
    /// <param name="subject">The selector, which must not be empty.</param>
    /// <param name="projectIds">The projects to search; all projects if there are none.</param>
    public static ErasureRequest ForSubject(SubjectSelector subject, params IEnumerable<Guid> projectIds)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new ErasureRequest(ErasureScope.Subject, projectIds) { Subject = subject };
    }

    /// <summary>Creates a request for the stored predictions that a query selects, and for no images.</summary>
    /// <param name="predictions">The query.</param>
    /// <param name="projectIds">The projects to search; all projects if there are none.</param>
    public static ErasureRequest ForPredictions(PredictionQuery predictions, params IEnumerable<Guid> projectIds)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return new ErasureRequest(ErasureScope.Subject, projectIds) { Predictions = predictions };
    }

    /// <summary>Creates a request for stored predictions by id, and for no images.</summary>
    /// <param name="predictionIds">At least one.</param>
    /// <param name="projectIds">The projects to search; all projects if there are none.</param>
    public static ErasureRequest ForPredictions(IEnumerable<Guid> predictionIds, params IEnumerable<Guid> projectIds)
    {
        ArgumentNullException.ThrowIfNull(predictionIds);
        return new ErasureRequest(ErasureScope.Subject, projectIds) { PredictionIds = [.. predictionIds] };
    }

    /// <summary>Creates a request for whole projects.</summary>
    /// <param name="projectIds">At least one.</param>
    public static ErasureRequest ForProjects(params IEnumerable<Guid> projectIds) => new(ErasureScope.Projects, projectIds);

    /// <summary>Creates a request for every project of the account.</summary>
    public static ErasureRequest ForEverything() => new(ErasureScope.Everything, []);

    /// <summary>Creates a request for the account itself, with everything in it.</summary>
    /// <param name="purge">Whether the recoverable copy is purged as well. Without that, the account can be recovered for 48 hours.</param>
    public static ErasureRequest ForAccount(bool purge) => new(ErasureScope.Account, []) { PurgeAccount = purge };

    /// <summary>Returns the scope and counts, but no values: a value may be a person's name.</summary>
    public override string ToString() => $"ErasureRequest ({Scope}, {ProjectIds.Count} projects, {PredictionIds.Count} predictions)";
}
