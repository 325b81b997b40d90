using System.Collections.Concurrent;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// The entries of the service's lists that could not be read. The report lists each, and its bytes are saved in the list of unreadable
/// entries of its project or of the resource, but never in a copy for one data subject, since they may be about others. Thread-safe.
/// </summary>
internal sealed class UnreadEntries(ExportLedger ledger, bool isAboutOneSubject)
{
    // The total for all entries: a service that returns only unreadable entries must not exhaust the memory.
    private const int MostBytes = 16 * 1024 * 1024;

    // A list is read more than once, but each entry is saved once.
    private readonly ConcurrentDictionary<
        (Guid Project, Guid Iteration, string Category, string Digest),
        (int Position, ReadOnlyMemory<byte> Text)
    > _lines = new();
    private long _bytes;

    /// <summary>Reports the unreadable entries of a list, and returns the others.</summary>
    /// <param name="items">The list.</param>
    /// <param name="category">The category of the list.</param>
    /// <param name="scope">The scope of the list.</param>
    public IReadOnlyList<Raw<T>> Readable<T>(IReadOnlyList<Raw<T>> items, ArchiveCategory category, ArchiveScope scope)
    {
        if (items.All(item => item.Unread is null))
        {
            return items;
        }

        foreach (var item in items)
        {
            Add(item, category, scope);
        }

        return [.. items.Where(item => item.Unread is null)];
    }

    /// <summary>Reports an unreadable entry; does nothing for a readable one.</summary>
    public void Add<T>(Raw<T> item, ArchiveCategory category, ArchiveScope scope)
    {
        if (item.Unread is not { } unread)
        {
            return;
        }

        ledger.Add(
            new ExportFailure
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = unread.Id,
                Kind = ExportFailureKind.Failed,
                Reason = $"{Reasons.Unread(unread)} {Save(item.Json, unread, category, scope)}",
            }
        );
    }

    /// <summary>Saves the bytes of an entry, and returns a sentence that states whether they were saved.</summary>
    public string Save(ReadOnlyMemory<byte> json, UnreadObject unread, ArchiveCategory category, ArchiveScope scope)
    {
        if (isAboutOneSubject)
        {
            return Reasons.UnreadOfOthers;
        }

        if (json.IsEmpty && !unread.IsTooLarge)
        {
            return Reasons.UnreadWithoutBytes;
        }

        if (unread.IsTooLarge || json.Length > UnreadBytes.MostBytes)
        {
            return Reasons.UnreadTooLong;
        }

        var key = (
            scope.ProjectId ?? Guid.Empty,
            scope.IterationId ?? Guid.Empty,
            category.Key,
            Sha256Digest.Compute(json.Span).ToString()
        );
        if (_lines.ContainsKey(key))
        {
            return Reasons.UnreadSaved;
        }

        var line = UnreadBytes.Line(json.Span, unread, category.Key, scope);
        if (Interlocked.Add(ref _bytes, line.Length) > MostBytes)
        {
            Interlocked.Add(ref _bytes, -line.Length);
            return Reasons.UnreadTooLong;
        }

        _lines.TryAdd(key, (unread.Position, line));
        return Reasons.UnreadSaved;
    }

    /// <summary>
    /// Writes the list of unreadable entries of a project or of the resource. If there are none, the list of an earlier pass is removed.
    /// </summary>
    public async Task WriteAsync(Guid? project, ExportOutput output, CancellationToken cancellationToken)
    {
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Unreadable, new ArchiveScope(project));
        var mine = _lines
            .Where(line => line.Key.Project == (project ?? Guid.Empty))
            .OrderBy(line => line.Key.Iteration)
            .ThenBy(line => line.Key.Category, StringComparer.Ordinal)
            .ThenBy(line => line.Value.Position)
            .ThenBy(line => line.Key.Digest, StringComparer.Ordinal)
            .Select(line => line.Value.Text)
            .ToList();
        if (mine.Count > 0)
        {
            await output
                .WriteAsync(
                    path,
                    async (stream, token) =>
                    {
                        foreach (var line in mine)
                        {
                            await stream.WriteAsync(line, token).ConfigureAwait(false);
                            await stream.WriteAsync("\n"u8.ToArray(), token).ConfigureAwait(false);
                        }
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        else if (!ledger.HasFailed(project))
        {
            await output.RemoveEarlierAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gets the entries whose id is known: those that could be read, and those that can be queried individually.</summary>
    public static IEnumerable<Raw<T>> Known<T>(IEnumerable<Raw<T>> items) => items.Where(item => item.Unread is null or { Id: not null });
}
