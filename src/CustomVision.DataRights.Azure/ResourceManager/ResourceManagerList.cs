using System.Text.Json;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>Reads a list to its last page: <c>{"value":[…],"nextLink":"…"}</c>.</summary>
internal static class ResourceManagerList
{
    private const int MaxPages = 1000;

    /// <exception cref="CustomVision.DataRights.Account.AccountApiException">A page could not be read.</exception>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(
        ResourceManagerClient client,
        ResourceManagerCall call,
        CancellationToken cancellationToken
    )
    {
        var all = new List<JsonElement>();
        for (var page = 0; page < MaxPages; page++)
        {
            var body = await client.ReadAsync(call, cancellationToken).ConfigureAwait(false);
            var root = JsonElement.Parse(body.Span);
            if (!root.TryGetProperty("value"u8, out var items) || items.ValueKind != JsonValueKind.Array)
            {
                throw ResourceManagerFailure.Unreadable(call.Operation, "the answer has no list named value");
            }

            all.AddRange(items.EnumerateArray());
            if (!root.TryGetProperty("nextLink"u8, out var link) || link.ValueKind == JsonValueKind.Null)
            {
                return all;
            }

            call =
                link.ValueKind == JsonValueKind.String && Uri.TryCreate(link.GetString(), UriKind.Absolute, out var next)
                    ? call with
                    {
                        Target = next,
                    }
                    : throw ResourceManagerFailure.Unreadable(call.Operation, "the link to the next page is not an address");
        }

        throw ResourceManagerFailure.Unreadable(call.Operation, $"the list has more than {MaxPages} pages");
    }
}
