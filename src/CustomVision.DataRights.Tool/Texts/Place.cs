namespace CustomVision.DataRights.Tool.Texts;

/// <summary>Gets the display text of a project or an iteration.</summary>
internal static class Place
{
    /// <param name="id">The id.</param>
    /// <param name="name">The name; <see langword="null"/> if it is unknown.</param>
    public static string OfProject(Guid id, string? name) => Of("place.project", id, name);

    /// <param name="id">The id.</param>
    /// <param name="name">The name; <see langword="null"/> if it is unknown.</param>
    public static string OfIteration(Guid id, string? name) => Of("place.iteration", id, name);

    private static string Of(string key, Guid id, string? name) =>
        name is null ? ConsoleTexts.Format(key, id) : ConsoleTexts.Format(key + ".named", name, id);
}
