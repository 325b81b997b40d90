namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The exceptions of a survey before an execution, compared with one for a plan.</summary>
/// <param name="WantsLink">The callback that selects the objects whose links are kept.</param>
/// <param name="MayVanish">
/// The callback that selects the images that may disappear during the listing, since their deletion was sent before.
/// </param>
internal sealed record SurveyTolerance(Func<Guid, bool> WantsLink, Func<Guid, bool> MayVanish)
{
    public static SurveyTolerance None { get; } = new(static _ => false, static _ => false);
}
