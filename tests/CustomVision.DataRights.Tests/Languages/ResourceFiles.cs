namespace CustomVision.DataRights.Tests.Languages;

/// <summary>The library's files of texts.</summary>
internal static class ResourceFiles
{
    private const string Root = "CustomVision.DataRights.";
    private const string End = "Texts.resources";

    /// <summary>Their names, as <see cref="CustomVision.DataRights.Languages.LocalizedTexts"/> takes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(IUserDataManager)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(End, StringComparison.Ordinal))
            .Select(name => name[Root.Length..^".resources".Length]),
    ];
}
