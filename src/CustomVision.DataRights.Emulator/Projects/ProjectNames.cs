using System.Globalization;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Projects;

/// <summary>Names of projects, which are unique in an account, ignoring case.</summary>
internal static class ProjectNames
{
    public static bool IsTaken(AccountState account, string name, ProjectState? except = null) =>
        account.Projects.Any(project => project != except && string.Equals(project.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the name or, if it is taken, the name with the first free number: <c>Test (1)</c>, as recorded for creations and imports.
    /// </summary>
    public static string Free(AccountState account, string name)
    {
        var free = name;
        for (var number = 1; IsTaken(account, free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        }

        return free;
    }
}
