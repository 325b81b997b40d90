namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a survey that goes before an execution does otherwise than one for a plan.</summary>
/// <param name="WantsLink">Whose links are kept.</param>
/// <param name="MayVanish">Which images may go while they are listed, since their deletion was asked for before.</param>
internal sealed record SurveyTolerance(Func<Guid, bool> WantsLink, Func<Guid, bool> MayVanish)
{
    public static SurveyTolerance None { get; } = new(static _ => false, static _ => false);
}
