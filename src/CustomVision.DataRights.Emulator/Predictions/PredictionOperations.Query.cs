using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Predictions;

internal static partial class PredictionOperations
{
    private const int MostTags = 2;

    private static Answer QueryPredictions(OperationCall call)
    {
        var project = call.Project();
        var query = call.ReadBody(RequestJsonContext.Default.PredictionQueryBody);
        var order = OrderOf(query);
        var listing = call.Behavior.Listing;
        if (query.Tags?.Count > MostTags)
        {
            throw new ServiceFaultException("BadRequestPredictionTagsExceededCount", "A query is limited to 2 tags.");
        }

        if (query.MaxCount < 0 || query.MaxCount > listing.MaxPredictionPageSize)
        {
            throw new ServiceFaultException("BadRequestPredictionResultsExceededCount", "The page size is out of range.");
        }

        var size = query.MaxCount is > 0 and var count ? count : listing.PredictionPageSize;
        var found = Sorted(Matching(call, project, query), order).SkipWhile(IsBefore(query.Continuation, order)).Take(size + 1).ToList();
        var hasMore = found.Count > size;
        var page = hasMore ? found[..size] : found;
        var continuation =
            hasMore ? PredictionContinuation.After(page[^1])
            : listing.EmptyContinuation ? ""
            : null;
        var session = query.Session is { Length: > 0 } given ? given : call.Account.NextSession();
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            WriteToken(json, query, order, session, continuation);
            json.WriteArray("results", page, (writer, prediction) => WriteStored(writer, project, prediction, call.Version));
            json.WriteEndObject();
        });
    }

    private static string OrderOf(PredictionQueryBody query) =>
        query.OrderBy?.ToUpperInvariant() switch
        {
            null or "" or "NEWEST" => "Newest",
            "OLDEST" => "Oldest",
            "SUGGESTED" => "Suggested",
            _ => throw new ServiceFaultException("BadRequestPredictionInvalidQueryParameters", "The order is unknown."),
        };

    private static IEnumerable<PredictionRecord> Matching(OperationCall call, ProjectState project, PredictionQueryBody query)
    {
        var (start, end) = (Time(query.StartTime), Time(query.EndTime));
        var visible = call.Account.Clock.GetUtcNow() - call.Behavior.Listing.PredictionDelay;
        return project.Predictions.Values.Where(prediction =>
            prediction.Created <= visible
            && (query.IterationId is null || prediction.IterationId == query.IterationId)
            && (start is null || prediction.Created >= start)
            && (end is null || prediction.Created <= end)
            && (
                string.IsNullOrEmpty(query.Application)
                || string.Equals(prediction.Application, query.Application, StringComparison.Ordinal)
            )
            && (query.Tags ?? []).All(tag =>
                prediction.Tags.Any(result =>
                    result.TagId == tag.Id
                    && result.Probability >= (tag.MinThreshold ?? 0)
                    && result.Probability <= (tag.MaxThreshold is null or 0 ? 1 : tag.MaxThreshold)
                )
            )
        );
    }

    private static IEnumerable<PredictionRecord> Sorted(IEnumerable<PredictionRecord> predictions, string order) =>
        order switch
        {
            "Oldest" => predictions.OrderBy(one => one.Created).ThenBy(one => one.Id, SqlGuidComparer.Instance),
            "Suggested" => predictions.OrderBy(Confidence).ThenBy(one => one.Id, SqlGuidComparer.Instance),
            _ => predictions.OrderByDescending(one => one.Created).ThenBy(one => one.Id, SqlGuidComparer.Instance),
        };

    // "Suggested" sorts the least certain first: those are the most useful for training.
    private static float Confidence(PredictionRecord prediction) => prediction.Tags.Select(tag => tag.Probability).DefaultIfEmpty(0).Max();

    private static Func<PredictionRecord, bool> IsBefore(string? continuation, string order)
    {
        if (string.IsNullOrEmpty(continuation))
        {
            return _ => false;
        }

        if (!PredictionContinuation.TryRead(continuation, out var last))
        {
            throw new ServiceFaultException("BadRequestPredictionInvalidQueryParameters", "The continuation is not one that was answered.");
        }

        return one => PredictionContinuation.Compare(one, Confidence(one), last, order) <= 0;
    }

    private static DateTimeOffset? Time(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : WireTime.TryParse(text, out var time) ? time
        : throw new ServiceFaultException("BadRequestPredictionInvalidQueryParameters", "A time cannot be read.");

    private static void WriteToken(Utf8JsonWriter json, PredictionQueryBody query, string order, string session, string? continuation)
    {
        json.WriteStartObject("token");
        json.WriteString("session", session);
        json.WriteString("continuation", continuation);
        json.WriteNumber("maxCount", query.MaxCount ?? 0);
        json.WriteString("orderBy", order);
        if (query.Tags is { } tags)
        {
            json.WriteArray(
                "tags",
                tags,
                (writer, tag) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", tag.Id);
                    writer.WriteFloat("minThreshold", tag.MinThreshold ?? 0);
                    writer.WriteFloat("maxThreshold", tag.MaxThreshold ?? 0);
                    writer.WriteEndObject();
                }
            );
        }
        else
        {
            json.WriteNull("tags");
        }

        json.WriteId("iterationId", query.IterationId);
        json.WriteString("startTime", query.StartTime);
        json.WriteString("endTime", query.EndTime);
        json.WriteString("application", query.Application);
        json.WriteEndObject();
    }

    private static void WriteStored(Utf8JsonWriter json, ProjectState project, PredictionRecord prediction, ApiVersion version)
    {
        var image = ImageJson.Link(project, BlobPaths.Prediction(project.Id, prediction.Id));
        json.WriteStartObject();
        json.WriteString("resizedImageUri", image);
        json.WriteString("thumbnailUri", ImageJson.Link(project, BlobPaths.PredictionThumbnail(project.Id, prediction.Id)));
        json.WriteString("originalImageUri", image);
        json.WriteString("domain", prediction.DomainId);
        PredictionJson.WriteMembers(json, project, prediction, version);
        json.WriteEndObject();
    }
}
