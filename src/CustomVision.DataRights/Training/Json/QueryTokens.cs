using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Creates the tokens that request the first page of a query (PredictionQueryToken, SuggestedTagAndRegionQueryToken). The service returns
/// the subsequent ones.
/// </summary>
internal static class QueryTokens
{
    /// <summary>A page size that public code uses with the live service. The maximum is not documented.</summary>
    private const int MaxCount = 128;

    public static byte[] ForPredictions(PredictionQuery query)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("maxCount"u8, MaxCount);
            writer.WriteString("orderBy"u8, query.OrderBy);
            if (query.Tags.Count > 0)
            {
                writer.WriteStartArray("tags"u8);
                foreach (var tag in query.Tags)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id"u8, tag.Id);
                    writer.WriteNumber("minThreshold"u8, tag.MinThreshold);
                    writer.WriteNumber("maxThreshold"u8, tag.MaxThreshold);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            if (query.IterationId is { } iterationId)
            {
                writer.WriteString("iterationId"u8, iterationId);
            }

            WriteTime(writer, "startTime", query.StartTime);
            WriteTime(writer, "endTime", query.EndTime);
            if (query.Application is { } application)
            {
                writer.WriteString("application"u8, application);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Creates the token for all suggestions, regardless of their probability.</summary>
    public static byte[] ForSuggestions()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("threshold"u8, 0);
            writer.WriteNumber("maxCount"u8, MaxCount);
            writer.WriteString("sortBy"u8, "UncertaintyAscending"u8);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Creates the filter of QuerySuggestedImageCount (TagFilter): the given tags, regardless of their probability.</summary>
    public static byte[] ForSuggestedCounts(IEnumerable<Guid> tagIds)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("tagIds"u8);
            foreach (var id in tagIds)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
            writer.WriteNumber("threshold"u8, 0);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            writer.WriteString(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        }
    }
}
