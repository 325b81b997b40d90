namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The differences between a survey before an execution and a survey for a plan.</summary>
/// <param name="KeepsLink">The callback that gets whether the link to an object is kept.</param>
/// <param name="MayDisappear">
/// The callback that gets whether an image may disappear during the listing because its deletion was already sent.
/// </param>
/// <param name="Planned">The number of objects of the plan in the project.</param>
internal sealed record SurveyTolerance(Func<Guid, bool> KeepsLink, Func<Guid, bool> MayDisappear, int Planned = 0)
{
    public static SurveyTolerance None { get; } = new(static _ => false, static _ => false);
}
