namespace CustomVision.DataRights.TestSupport.Facts;

/// <summary>
/// A test that kills processes many times: <c>DATARIGHTS_KILLS</c>, which the gate sets, is the number of kills of a loop.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KillFactAttribute() : EnvironmentFactAttribute(Variable)
{
    public const string Variable = "DATARIGHTS_KILLS";

    /// <summary>
    /// The distance between the calls or records that a test disturbs in turn: every one with the switch, every tenth without.
    /// </summary>
    public static int Step => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? 10 : 1;
}
