using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The requests in Azurite's access log, by what they are for.</summary>
internal sealed partial class StorageRequests
{
    public const string ImageWrite = "image write";
    public const string ImageRead = "image read";
    public const string ListWrite = "list write";
    public const string ListRead = "list read";
    public const string UnitWrite = "unit write";
    public const string UnitRead = "unit read";
    public const string UnitDelete = "unit delete";
    public const string DoneRead = "done read";
    public const string DoneWrite = "done write";
    public const string QueueWrite = "queue write";
    public const string QueuePoll = "queue poll";
    public const string TableRead = "table read";
    public const string TableWrite = "table write";
    public const string HubBlob = "hub blob";
    public const string Lease = "lease";

    private const string Account = "/devstoreaccount1/";

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <param name="lines">
    /// The lines of the log, such as <c>127.0.0.1 - - [date] "PUT /devstoreaccount1/archives/x HTTP/1.1" 201 -</c>.
    /// </param>
    /// <param name="archives">The container of the archives.</param>
    /// <param name="work">The container of the work state.</param>
    public StorageRequests(IEnumerable<string> lines, string archives, string work)
    {
        foreach (var line in lines)
        {
            if (Request().Match(line) is { Success: true } request)
            {
                var kind = KindOf(request.Groups["method"].Value, request.Groups["path"].Value, archives, work);
                _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            }
        }
    }

    /// <summary>All kinds with their counts, by name.</summary>
    public IEnumerable<(string Kind, int Count)> All =>
        _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value));

    public int this[string kind] => _counts.GetValueOrDefault(kind);

    private static string KindOf(string method, string path, string archives, string work)
    {
        var rest = path.StartsWith(Account, StringComparison.Ordinal) ? path[Account.Length..] : path;
        var isRead = method is "GET" or "HEAD";
        if (rest.StartsWith(archives + "/", StringComparison.Ordinal))
        {
            return ImageFile().IsMatch(rest) ? (isRead ? ImageRead : ImageWrite) : (isRead ? ListRead : ListWrite);
        }

        if (rest.StartsWith(work + "/", StringComparison.Ordinal))
        {
            return rest.Contains("/done/", StringComparison.Ordinal) && method != "DELETE" ? (isRead ? DoneRead : DoneWrite)
                : isRead ? UnitRead
                : method == "DELETE" ? UnitDelete
                : UnitWrite;
        }

        if (rest.StartsWith(archives + "?", StringComparison.Ordinal) || rest.StartsWith(work + "?", StringComparison.Ordinal))
        {
            return isRead ? ListRead : ListWrite; // a listing of blobs is priced as a write
        }

        return
            rest.Contains("/messages", StringComparison.Ordinal) ? (isRead ? QueuePoll : QueueWrite)
            : QueueName().IsMatch(rest) ? QueueWrite
            : HubContainer().IsMatch(rest) ? HubBlob
            : rest.Contains("Partitions", StringComparison.Ordinal) ? Lease
            : isRead ? TableRead
            : TableWrite;
    }

    [GeneratedRegex("\"(?<method>[A-Z]+) (?<path>[^ ]+) HTTP", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Request();

    [GeneratedRegex("/images/[0-9a-f-]{32,36}\\.", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ImageFile();

    [GeneratedRegex("-(leases|largemessages|applease)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HubContainer();

    [GeneratedRegex("-(control-[0-9]+|workitems)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex QueueName();
}
