using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The record of a project's units in the work store, for the completion of the project.</summary>
internal sealed class UnitRecord : IUnitRecord
{
    // The account may have changed since an older list; see decision 0042.
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(2);

    private readonly IUnitStore _store;
    private readonly Guid _project;
    private readonly List<Guid> _iterations;
    private readonly Dictionary<int, List<(int Skip, string Unit)>> _units;
    private readonly List<UnitFile> _files;
    private readonly bool _hasPages;

    private UnitRecord(
        IUnitStore store,
        Guid project,
        List<Guid> iterations,
        Dictionary<int, List<(int Skip, string Unit)>> units,
        List<UnitFile> files,
        bool isStale,
        bool hasPages = true
    ) =>
        (_store, _project, _iterations, _units, _files, IsStale, _hasPages) = (store, project, iterations, units, files, isStale, hasPages);

    /// <summary>Whether the pages are so old that everything is listed again as well.</summary>
    public bool IsStale { get; }

    /// <summary>Reads the record of a project's units.</summary>
    public static async Task<UnitRecord> OpenAsync(IUnitStore store, Guid project, TimeProvider time, CancellationToken cancellationToken)
    {
        var iterations = await store.FindAsync(UnitNames.Sets(project), cancellationToken).ConfigureAwait(false) is { } sets
            ? JsonSerializer.Deserialize(sets, UnitJsonContext.Default.ListGuid)!
            : [];
        var units = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var prefix in (string[])[UnitNames.Pages(string.Empty), UnitNames.Links(string.Empty)])
        {
            await foreach (var name in store.ListAsync(prefix + UnitNames.Of(project), cancellationToken).ConfigureAwait(false))
            {
                units.Add(name[prefix.Length..]);
            }
        }

        var files = new List<UnitFile>();
        var now = time.GetUtcNow();
        var listed = DateTimeOffset.MaxValue;
        var done = UnitNames.Done(UnitNames.Of(project));
        await foreach (var name in store.ListAsync(done, cancellationToken).ConfigureAwait(false))
        {
            if (await store.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } content)
            {
                var (header, stored) = UnitDoneText.Read(content);
                files.AddRange(stored);
                listed = header.Listed < listed ? header.Listed : listed;
            }
        }

        return new UnitRecord(
            store,
            project,
            iterations,
            units
                .Where(unit => !UnitNames.IsAgain(unit))
                .Select(unit => (Place: UnitNames.Read(unit), Unit: unit))
                .GroupBy(unit => unit.Place.Set)
                .ToDictionary(set => set.Key, set => set.Select(unit => (unit.Place.Skip, unit.Unit)).ToList()),
            files,
            listed < now - Oldest
        );
    }

    /// <summary>Gets a copy without the pages.</summary>
    public IUnitRecord WithoutPages() => new UnitRecord(_store, _project, _iterations, _units, _files, isStale: false, hasPages: false);

    /// <summary>Adds the stored files to the journal's state, so that the job looks for them in its archive.</summary>
    public void AddFilesTo(JournalState state)
    {
        foreach (var file in _files)
        {
            var payload = PayloadFile.OfImage(_project, file.Id, file.Rendition);
            if (!state.Dropped.Contains(payload.PathWith(file.Extension).Value) && !state.Files.TryGet(payload, out _))
            {
                state.Files.Add(
                    payload,
                    new StoredFile(
                        string.Intern(file.Extension),
                        file.Length,
                        Sha256Digest.Parse(file.Sha256),
                        file.IntegrityWarning,
                        IsReadBack: true
                    )
                );
            }
        }
    }

    /// <summary>Gets the callback that finds the listed pages of a set; <see langword="null"/> if none were listed.</summary>
    public Func<int, CancellationToken, Task<IReadOnlyList<Raw<Image>>?>>? PagesOf(Guid? iteration)
    {
        var set = iteration is { } id ? _iterations.IndexOf(id) + 1 : 0;
        return _hasPages && (iteration is null || set > 0) && _units.TryGetValue(set, out var units)
            ? new SetPages(_store, units).FindAsync
            : null;
    }

    /// <summary>The pages of a set. The listing requests several pages concurrently, mostly of the same unit.</summary>
#pragma warning disable CA1001 // without a wait handle, a semaphore has nothing to release
    private sealed class SetPages(IUnitStore store, List<(int Skip, string Unit)> units)
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim _turn = new(1);
        private readonly HashSet<int> _given = [];
        private string? _unit;
        private Dictionary<int, List<Raw<Image>>> _pages = [];

        public async Task<IReadOnlyList<Raw<Image>>?> FindAsync(int skip, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var unit = units.LastOrDefault(unit => unit.Skip <= skip).Unit;
                if (unit is null || _given.Contains(skip))
                {
                    return null; // when a page is listed again, only the service has the current one
                }

                if (unit != _unit)
                {
                    var content =
                        await store.FindAsync(UnitNames.Pages(unit), cancellationToken).ConfigureAwait(false)
                        ?? await store.FindAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false);
                    _pages = content is null ? [] : UnitText.Read(content).Pages.ToDictionary(page => page.Skip, page => page.Images);
                    _unit = unit;
                }

                return _pages.TryGetValue(skip, out var images) && _given.Add(skip) ? images : null;
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
