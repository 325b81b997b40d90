namespace CustomVision.DataRights.Emulator.Identity;

internal enum BearerVerdict
{
    Valid,
    Missing,
    Invalid,
    WrongAudience,
    Expired,

    /// <summary>Answered with a claims challenge: a new token will do.</summary>
    Revoked,
}
