using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The data actions of the built-in roles, below <c>Microsoft.CognitiveServices/accounts/CustomVision/</c> (NOTES 1.3).</summary>
internal static class DataActions
{
    public const string Prefix = "Microsoft.CognitiveServices/accounts/CustomVision/";

    private const string ExportProject = "projects/export/read";

    /// <summary>Returns the action that an operation requires: the words of its path, and a verb for its method.</summary>
    public static string Of(Operation operation) =>
        string.Join('/', operation.Segments.Where(segment => segment[0] != '{'))
        + operation.Method switch
        {
            "GET" => "/read",
            "DELETE" => "/delete",
            "PATCH" => "/write",
            _ => "/action",
        };

    public static bool Allows(CustomVisionRole role, string action)
    {
        var (allowed, denied) = Definition(role);
        return allowed.Any(pattern => Matches(pattern, action)) && !denied.Any(pattern => Matches(pattern, action));
    }

    private static (string[] Allowed, string[] Denied) Definition(CustomVisionRole role) =>
        role switch
        {
            CustomVisionRole.Contributor => (["*"], []),
            CustomVisionRole.Trainer => (["*"], ["projects/action", "projects/delete", "projects/import/action", ExportProject]),
            CustomVisionRole.Deployment => (
                [
                    "*/read",
                    "projects/predictions/*",
                    "projects/iterations/publish/*",
                    "projects/iterations/export/*",
                    "projects/quicktest/*",
                    "classify/*",
                    "detect/*",
                ],
                [ExportProject]
            ),
            CustomVisionRole.Labeler => (
                [
                    "*/read",
                    "projects/predictions/query/action",
                    "projects/images/*",
                    "projects/tags/*",
                    "projects/tagsandregions/suggestions/action",
                ],
                [ExportProject]
            ),
            CustomVisionRole.Reader => (["*/read", "projects/predictions/query/action"], [ExportProject]),
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };

    // An asterisk matches any number of characters, including slashes, as in Azure's role definitions.
    private static bool Matches(string pattern, string action) =>
        pattern.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
            ? action.Length >= pattern.Length - 1
                && action.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase)
                && action.EndsWith(pattern[(star + 1)..], StringComparison.OrdinalIgnoreCase)
            : pattern.Equals(action, StringComparison.OrdinalIgnoreCase);
}
