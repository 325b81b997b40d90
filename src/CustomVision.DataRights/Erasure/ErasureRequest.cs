using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure;

/// <summary>What is to be erased, and what has been decided about its consequences. A plan is made of it; nothing is deleted.</summary>
public sealed class ErasureRequest
{
    /// <summary>What the erasure reaches for. There is no default: nothing is ever meant without having been named.</summary>
    public required ErasureScope Scope { get; set; }

    /// <summary>The projects: those to erase, or those to search for the subject. An id that does not exist is an error.</summary>
    /// <value>Empty by default. For a subject that means all projects; for <see cref="ErasureScope.Projects"/> it is an error.</value>
    public IList<Guid> ProjectIds { get; set; } = [];

    /// <summary>Whose images, for <see cref="ErasureScope.Subject"/>; the same selector as an export's.</summary>
    /// <value>None by default.</value>
    public SubjectSelector? Subject { get; set; }

    /// <summary>What becomes of the models that were trained with erased images or deleted tags. Required as soon as there is one.</summary>
    /// <value>None by default; iterations of erased projects need no decision, they go with their project.</value>
    public ModelDecision? Models { get; set; }

    /// <summary>Decisions for single iterations, in place of <see cref="Models"/>.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<Guid, ModelDecision> IterationDecisions { get; set; } = new Dictionary<Guid, ModelDecision>();

    /// <summary>Whether what dies without having been selected is accepted: frozen images that only a deleted iteration still holds. The plan lists it.</summary>
    /// <value>False by default: such a plan is refused, and the refusal names the objects.</value>
    public bool AcceptCollateral { get; set; }

    /// <summary>Whether a tag that has lost its last image goes too. A tag's name may be a person's.</summary>
    /// <value>False by default.</value>
    public bool DeleteEmptiedTags { get; set; }

    /// <summary>Which stored predictions. They carry no tag of a person's making and no metadata, so a subject selector cannot choose them.</summary>
    /// <value>None by default. For a subject that means no predictions, which the plan and the receipt say; whole projects lose all theirs.</value>
    public PredictionQuery? Predictions { get; set; }

    /// <summary>Ids of stored predictions, besides those of <see cref="Predictions"/>.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> PredictionIds { get; set; } = [];

    /// <summary>
    /// An archive that must contain, verified, the original bytes of every image that is to be erased, stored predictions included. When the plan is carried
    /// out, the archive has to be given again, and be the same.
    /// </summary>
    /// <value>The directory of an archive; none by default.</value>
    public string? ArchiveDirectory { get; set; }

    /// <summary>Whether the recoverable copy of the deleted account is purged, for <see cref="ErasureScope.Account"/>.</summary>
    /// <value>False by default: the account, with everything in it, can be recovered for 48 hours, and nothing counts as erased.</value>
    public bool PurgeAccount { get; set; }

    /// <summary>Whether it is accepted that published iterations stop answering, for <see cref="ErasureScope.Account"/>. The plan lists them.</summary>
    /// <value>False by default: such a plan is refused, and the refusal names the iterations.</value>
    public bool AcceptPublishedIterations { get; set; }

    /// <summary>How far the plan may go, and for how long it holds.</summary>
    public ErasureLimits Limits { get; set; } = new();

    /// <summary>A request for one person's images.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="projectIds">The projects to search; none for all.</param>
    public static ErasureRequest ForSubject(SubjectSelector subject, params IEnumerable<Guid> projectIds) =>
        new() { Scope = ErasureScope.Subject, Subject = subject, ProjectIds = [.. projectIds] };

    /// <summary>A request for whole projects.</summary>
    /// <param name="projectIds">At least one.</param>
    public static ErasureRequest ForProjects(params IEnumerable<Guid> projectIds) => new() { Scope = ErasureScope.Projects, ProjectIds = [.. projectIds] };

    /// <summary>A request for every project of the account.</summary>
    public static ErasureRequest ForEverything() => new() { Scope = ErasureScope.Everything };

    /// <summary>A request for the account itself, with everything in it.</summary>
    /// <param name="purge">Whether the recoverable copy is purged as well. Without that, the account can be recovered for 48 hours.</param>
    public static ErasureRequest ForAccount(bool purge) => new() { Scope = ErasureScope.Account, PurgeAccount = purge };

    /// <summary>The scope and counts, no value: a value may be a person's name.</summary>
    public override string ToString() => $"ErasureRequest ({Scope}, {ProjectIds.Count} projects, {PredictionIds.Count} predictions)";
}
