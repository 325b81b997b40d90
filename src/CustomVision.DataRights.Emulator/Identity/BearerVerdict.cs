namespace CustomVision.DataRights.Emulator.Identity;

internal enum BearerVerdict
{
    Valid,
    Missing,
    Invalid,
    WrongAudience,
    Expired,

    /// <summary>The response is a claims challenge, which a new token satisfies.</summary>
    Revoked,
}
