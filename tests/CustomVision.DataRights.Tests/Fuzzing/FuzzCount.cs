using System.Globalization;

namespace CustomVision.DataRights.Tests.Fuzzing;

/// <summary>
/// How many mutations are made, and from which seed: DATARIGHTS_FUZZ, else 200, three quarters of them in exports; DATARIGHTS_FUZZ_SEED,
/// else 1.
/// </summary>
internal static class FuzzCount
{
    public static int InExports => Number("DATARIGHTS_FUZZ", 200) * 3 / 4;

    public static int InErasures => Number("DATARIGHTS_FUZZ", 200) / 4;

    /// <summary>How often an account is read, with about seven answers each.</summary>
    public static int OfAccounts => Number("DATARIGHTS_FUZZ", 200) / 20;

    public static int Seed => Number("DATARIGHTS_FUZZ_SEED", 1);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
