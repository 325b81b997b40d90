using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>Compares the settings and tags of two projects.</summary>
internal static class ProjectComparer
{
    public static void Compare(ArchivedProject first, ArchivedProject second, ComparisonOptions options, ComparisonFindings findings)
    {
        Setting("name", first.Name + options.NameSuffix, second.Name);
        Setting("description", first.Description ?? "", second.Description ?? "");
        Setting("domain", first.DomainId?.ToString(), second.DomainId?.ToString());

        // For detection projects, the service returns null or a leftover value that a client once set.
        if (first.Kind is not ProjectKind.Detection || second.Kind is not ProjectKind.Detection)
        {
            Setting("classification type", first.ClassificationType, second.ClassificationType);
        }

        Setting("target platforms", Joined(first.TargetPlatforms), Joined(second.TargetPlatforms));
        Setting("augmentation methods", Joined(first.Augmentation), Joined(second.Augmentation));

        var names = first.Tags.Concat(second.Tags).Select(tag => tag.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            findings.Compare(ArchiveDifferenceKind.Tag, first.Name, name, Tags(first, name), Tags(second, name));
        }

        void Setting(string name, string? left, string? right) =>
            findings.Compare(ArchiveDifferenceKind.Setting, first.Name, name, left, right);
    }

    private static string? Tags(ArchivedProject project, string name)
    {
        var found = project
            .Tags.Where(tag => string.Equals(tag.Name, name, StringComparison.Ordinal))
            .Select(tag => string.IsNullOrEmpty(tag.Description) ? tag.Type ?? "Regular" : $"{tag.Type ?? "Regular"}, {tag.Description}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count == 0 ? null : string.Join("; ", found);
    }

    private static string Joined(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal));

    private static string Joined(IEnumerable<KeyValuePair<string, string>> values) =>
        Joined(values.Select(pair => $"{pair.Key}={pair.Value}"));
}
