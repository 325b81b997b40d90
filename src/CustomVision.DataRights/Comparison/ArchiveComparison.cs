using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Comparison;

/// <summary>The result of the comparison of two archives.</summary>
public sealed record ArchiveComparison
{
    private const string FormatName = "customvision-comparison/1";

    /// <summary>The digest of the first archive.</summary>
    public required string? FirstDigest { get; init; }

    /// <summary>The digest of the second archive.</summary>
    public required string? SecondDigest { get; init; }

    /// <summary>The maximum difference between two coordinates that were considered equal.</summary>
    public required double RegionTolerance { get; init; }

    /// <summary>The number of projects that both archives contain.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of images of the first archive in the compared projects.</summary>
    public required long FirstImages { get; init; }

    /// <summary>The number of images of the second archive in the compared projects.</summary>
    public required long SecondImages { get; init; }

    /// <summary>The number of distinct originals, by SHA-256, that both archives contain with equal labels.</summary>
    public required long EqualImages { get; init; }

    /// <summary>Every difference.</summary>
    public required IReadOnlyList<ArchiveDifference> Differences { get; init; }

    /// <summary>
    /// The duplicate images whose number differs between the archives. They do not count as differences; the union of their labels is
    /// compared.
    /// </summary>
    public required IReadOnlyList<EqualBytes> EqualBytes { get; init; }

    /// <summary>Whether the archives are equal in content.</summary>
    public bool IsEqual => Differences.Count == 0;

    /// <summary>Converts the result to JSON, which contains the names of projects and tags, and metadata.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", FormatName);
            json.WriteBoolean("equal", IsEqual);
            json.WriteString("first", FirstDigest);
            json.WriteString("second", SecondDigest);
            json.WriteNumber("regionTolerance", RegionTolerance);
            json.WriteNumber("projects", Projects);
            json.WriteNumber("firstImages", FirstImages);
            json.WriteNumber("secondImages", SecondImages);
            json.WriteNumber("equalImages", EqualImages);
            json.WriteStartArray("differences");
            foreach (var difference in Differences)
            {
                json.WriteStartObject();
                json.WriteString("kind", difference.Kind.ToString());
                json.WriteString("project", difference.Project);
                json.WriteString("subject", difference.Subject);
                json.WriteString("first", difference.First);
                json.WriteString("second", difference.Second);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("equalBytes");
            foreach (var equal in EqualBytes)
            {
                json.WriteStartObject();
                json.WriteString("project", equal.Project);
                json.WriteString("sha256", equal.Sha256);
                WriteIds(json, "first", equal.First);
                WriteIds(json, "second", equal.Second);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>
    /// Converts the result to plain text with one difference per line, which contains the names of projects and tags, and metadata.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var difference in Differences)
        {
            text.Append(difference).Append('\n');
        }

        foreach (var equal in EqualBytes)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Equal bytes in project '{equal.Project}', {equal.Sha256}: ")
                .AppendJoin(", ", equal.First)
                .Append(" | ")
                .AppendJoin(", ", equal.Second)
                .Append('\n');
        }

        return text.Append(ToString()).Append('\n').ToString();
    }

    /// <summary>Returns the verdict and the counts, without names.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"The archives are {(IsEqual ? "equal in content" : "different")}: {Projects} projects, {FirstImages} and {SecondImages} "
                + $"images, {Differences.Count} differences."
        );

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<Guid> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
