using System.Runtime.InteropServices;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <summary>The presence of an object in the service, with the error that determined it.</summary>
/// <param name="Presence">The presence.</param>
/// <param name="Error">
/// The error that shows the absence or leaves the presence unknown; <see langword="null"/> if the service returned the object.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PresenceAnswer(ObjectPresence Presence, DataRightsException? Error = null)
{
    /// <summary>The reason why the presence is unknown.</summary>
    public string? Reason => Presence == ObjectPresence.Unknown && Error is not null ? ServiceAnswer.ReasonOf(Error) : null;
}
