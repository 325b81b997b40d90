using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Models;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Converts a request to text: to ids and counts for a person, and to a digest of the whole request, which identifies it.
/// </summary>
internal static class ExportRequestText
{
    /// <summary>Stands for a request without <see cref="ExportRequest.ProjectIds"/>.</summary>
    public const string AllProjects = "all projects";

    /// <summary>Stands for <see cref="ModelsToBuild"/> without targets.</summary>
    public const string AllModels = "all that iterations offer";

    /// <summary>Describes the request in ids and counts, without tag names, metadata values or dates of birth.</summary>
    public static string Describe(ExportRequest request)
    {
        var projects = request.ProjectIds.Count == 0 ? AllProjects : "projects " + string.Join(", ", request.ProjectIds.Order());
        var text = new StringBuilder(projects).Append("; ").Append(request.Categories);
        if (request.Subject is { } subject)
        {
            text.Append("; images chosen by ").Append(subject.Counts);
        }

        if (request.BlankOthers)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"; others blanked, {request.KeptTagNames.Count + request.KeptTagIds.Count} further tags kept"
            );
        }

        if (request.Predictions is not null)
        {
            text.Append("; predictions by criteria of their own");
        }

        text.Append(CultureInfo.InvariantCulture, $"; renditions {string.Join(", ", request.Renditions.Order())}");
        Add(text, "iterations", request.IterationIds.Order());
        Add(text, "thresholds", request.PerformanceThresholds.Order());
        Add(text, "data sets", request.Datasets.Order());
        if (request.ModelsToBuild is { } models)
        {
            text.Append("; models built: ")
                .Append(
                    models.Targets.Count == 0
                        ? AllModels
                        : string.Join(
                            ", ",
                            models
                                .Targets.Select(target => target.ToString())
                                .Distinct(StringComparer.Ordinal)
                                .Order(StringComparer.Ordinal)
                        )
                );
        }

        return text.Append("; language ").Append(request.Language).ToString();
    }

    /// <summary>
    /// Computes the digest of the request, its endpoint and the version of the API, so that an archive never mixes the JSON of two of them.
    /// The request's id is not part of it.
    /// </summary>
    public static string Fingerprint(ExportRequest request, Uri endpoint, string apiVersion) =>
        Fingerprint(request, endpoint, apiVersion, Describe(request));

    /// <summary>Computes the digest as if the request had another description.</summary>
    public static string Fingerprint(ExportRequest request, Uri endpoint, string apiVersion, string description)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(endpoint.AbsoluteUri);
            json.WriteStringValue(apiVersion);
            json.WriteStringValue(description);
            if (request.Subject is { } subject)
            {
                WriteAll(json, subject.TagNames.Order(StringComparer.Ordinal));
                WriteAll(json, subject.TagIds.Order().Select(id => id.ToString()));
                WriteAll(json, subject.ImageIds.Order().Select(id => id.ToString()));
                WriteAll(
                    json,
                    subject
                        .Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                        .SelectMany(pair => (string[])[pair.Key, pair.Value])
                );
                json.WriteStringValue(subject.CreatedFrom?.ToString("O", CultureInfo.InvariantCulture));
                json.WriteStringValue(subject.CreatedBefore?.ToString("O", CultureInfo.InvariantCulture));
                json.WriteStringValue(subject.Tagged?.ToString());
            }

            if (request.BlankOthers)
            {
                WriteAll(json, request.KeptTagNames.Order(StringComparer.Ordinal));
                WriteAll(json, request.KeptTagIds.Order().Select(id => id.ToString()));
            }

            if (request.Predictions is { } predictions)
            {
                json.WriteStringValue(predictions.IterationId?.ToString());
                json.WriteStringValue(predictions.StartTime?.ToString("O", CultureInfo.InvariantCulture));
                json.WriteStringValue(predictions.EndTime?.ToString("O", CultureInfo.InvariantCulture));
                json.WriteStringValue(predictions.Application);
                json.WriteStringValue(predictions.OrderBy);
                WriteAll(
                    json,
                    predictions.Tags.Select(tag =>
                        string.Create(CultureInfo.InvariantCulture, $"{tag.Id} {tag.MinThreshold} {tag.MaxThreshold}")
                    )
                );
            }

            json.WriteEndArray();
        }

        return Sha256Digest.Compute(buffer.ToArray()).ToString();
    }

    private static void Add<T>(StringBuilder text, string what, IEnumerable<T> values)
    {
        var list = string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
        if (list.Length > 0)
        {
            text.Append("; ").Append(what).Append(' ').Append(list);
        }
    }

    private static void WriteAll(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
