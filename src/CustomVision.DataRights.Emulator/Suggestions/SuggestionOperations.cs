using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Predictions;
using CustomVision.DataRights.Emulator.Requests;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Suggestions;

/// <summary>The operations on the tags and regions that an iteration suggests for untagged images.</summary>
internal static class SuggestionOperations
{
    private const string Images = "projects/{projectId}/images";
    private const int DefaultPage = 50;

    public static IEnumerable<Operation> All =>
        [
            new("SuggestTagsAndRegions", "POST", "projects/{projectId}/tagsandregions/suggestions", [200], SuggestTagsAndRegions),
            new("QuerySuggestedImages", "POST", $"{Images}/suggested", [200], QuerySuggestedImages) { Changes = false },
            new("QuerySuggestedImageCount", "POST", $"{Images}/suggested/count", [200], QuerySuggestedImageCount) { Changes = false },
        ];

    private static Answer SuggestTagsAndRegions(OperationCall call)
    {
        var project = call.Project();
        var iteration = Iteration(call, project);
        var ids = call.RequiredQueryIds("imageIds", 64);
        var found = ids.Select(project.Workspace.Images.Find)
            .OfType<ImageRecord>()
            .Where(image => image.Tags.IsEmpty)
            .Select(image => SuggestionGenerator.Suggest(project, iteration, image))
            .ToList();
        return Answer.Ok(json =>
            json.WriteArray(
                found,
                (writer, suggestion) =>
                {
                    writer.WriteStartObject();
                    WriteMembers(writer, project, iteration, suggestion, WireTime.SuggestionText(suggestion.Created), call.Version);
                    writer.WriteEndObject();
                }
            )
        );
    }

    private static Answer QuerySuggestedImages(OperationCall call)
    {
        var project = call.Project();
        var iteration = Iteration(call, project);
        var query = call.ReadBody(RequestJsonContext.Default.SuggestionQueryBody);
        var ascending = !string.Equals(query.SortBy, "UncertaintyDescending", StringComparison.OrdinalIgnoreCase);
        var matching = Stored(project, iteration).Where(suggestion => Matches(suggestion, query.TagIds ?? [], query.Threshold ?? 0));
        var sorted = (
            ascending
                ? matching.OrderBy(suggestion => suggestion.Uncertainty)
                : matching.OrderByDescending(suggestion => suggestion.Uncertainty)
        )
            .ThenBy(suggestion => suggestion.ImageId, SqlGuidComparer.Instance)
            .ToList();

        var start =
            string.IsNullOrEmpty(query.Continuation) ? 0
            : int.TryParse(query.Continuation, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw new ServiceFaultException("BadRequest", "The continuation is not one that was answered.");
        var size = query.MaxCount is > 0 and var count ? Math.Min(count, 256) : DefaultPage;
        var page = sorted.Skip(start).Take(size).ToList();
        var next =
            start + page.Count < sorted.Count ? (start + page.Count).ToString(CultureInfo.InvariantCulture)
            : call.Behavior.Listing.EmptyContinuation ? ""
            : null;
        var session = query.Session is { Length: > 0 } given ? given : call.Account.NextSession();
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            WriteToken(json, query, ascending, session, next);
            json.WriteArray("results", page, (writer, suggestion) => WriteStored(writer, project, iteration, suggestion, call.Version));
            json.WriteEndObject();
        });
    }

    private static Answer QuerySuggestedImageCount(OperationCall call)
    {
        var project = call.Project();
        var iteration = Iteration(call, project);
        var query = call.ReadBody(RequestJsonContext.Default.SuggestionQueryBody);
        var tagIds = query.TagIds is { Count: > 0 } given ? given : [.. iteration.Frozen.Tags.Keys];
        var counts = tagIds
            .Select(id => (Id: id, Count: Stored(project, iteration).Count(one => Matches(one, [id], query.Threshold ?? 0))))
            .ToList();
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            foreach (var (id, count) in counts)
            {
                json.WriteNumber(id.ToString(), count);
            }

            json.WriteEndObject();
        });
    }

    private static IterationState Iteration(OperationCall call, ProjectState project) =>
        project.Iteration(call.RequiredQueryId("iterationId")) is { IsTrained: true } iteration
            ? iteration
            : throw new ServiceFaultException("BadRequestIterationIsNotTrained", "The iteration is not trained.");

    /// <summary>Returns the stored suggestions whose image is still in the workspace and untagged.</summary>
    private static IEnumerable<SuggestionRecord> Stored(ProjectState project, IterationState iteration) =>
        iteration.Suggestions.Values.Where(suggestion => project.Workspace.Images.Find(suggestion.ImageId) is { Tags.IsEmpty: true });

    private static bool Matches(SuggestionRecord suggestion, IReadOnlyList<Guid> tagIds, double threshold) =>
        suggestion.Tags.Any(tag => (tagIds.Count == 0 || tagIds.Contains(tag.TagId)) && tag.Probability >= threshold);

    private static void WriteToken(Utf8JsonWriter json, SuggestionQueryBody query, bool ascending, string session, string? continuation)
    {
        json.WriteStartObject("token");
        json.WriteArray("tagIds", query.TagIds ?? [], (writer, id) => writer.WriteStringValue(id));
        json.WriteDouble("threshold", query.Threshold ?? 0);
        json.WriteString("session", session);
        json.WriteString("continuation", continuation);
        json.WriteNumber("maxCount", query.MaxCount ?? 0);
        json.WriteString("sortBy", ascending ? "UncertaintyAscending" : "UncertaintyDescending");
        json.WriteEndObject();
    }

    private static void WriteStored(
        Utf8JsonWriter json,
        ProjectState project,
        IterationState iteration,
        SuggestionRecord suggestion,
        ApiVersion version
    )
    {
        var image = project.Workspace.Images.Find(suggestion.ImageId)!;
        var link = ImageJson.Link(project, BlobPaths.Image(project.Id, image.Id));
        json.WriteStartObject();
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
        json.WriteString("resizedImageUri", link);
        json.WriteString("thumbnailUri", ImageJson.Link(project, BlobPaths.Thumbnail(project.Id, image.Id)));
        json.WriteString("originalImageUri", link);
        json.WriteString("domain", iteration.DomainId);
        WriteMembers(json, project, iteration, suggestion, WireTime.ImageText(suggestion.Created), version);
        json.WriteEndObject();
    }

    private static void WriteMembers(
        Utf8JsonWriter json,
        ProjectState project,
        IterationState iteration,
        SuggestionRecord suggestion,
        string created,
        ApiVersion version
    )
    {
        json.WriteString("id", suggestion.ImageId);
        json.WriteString("project", project.Id);
        json.WriteString("iteration", iteration.Id);
        json.WriteString("created", created);
        json.WriteArray("predictions", suggestion.Tags, PredictionJson.Tag(version));
        json.WriteDouble("predictionUncertainty", suggestion.Uncertainty);
    }
}
