using System.Runtime.InteropServices;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <summary>Whether an object is at the service.</summary>
/// <param name="Presence">Its presence.</param>
/// <param name="Error">The error that says so, or that leaves it unknown; <see langword="null"/> where the service gave the object.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PresenceAnswer(ObjectPresence Presence, DataRightsException? Error = null)
{
    /// <summary>Why it is unknown.</summary>
    public string? Reason => Presence == ObjectPresence.Unknown && Error is not null ? ServiceAnswer.ReasonOf(Error) : null;
}
