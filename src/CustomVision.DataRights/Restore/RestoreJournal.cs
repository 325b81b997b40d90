using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Journals;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// The journal of the objects that a restore created, with one JSON record per line. A project is recorded as intended before it is created
/// and confirmed afterwards; tags and images are confirmed after the target has responded. If the process is terminated, all lines are
/// complete except possibly the last one, which is truncated on resume.
/// </summary>
internal sealed class RestoreJournal : IDisposable
{
    public const string Header = "restore";

    /// <summary>The format of the journals that this version writes.</summary>
    public const string FormatName = "customvision-restore-journal/1";

    public const string Intent = "intent";
    public const string Project = "project";
    public const string Ready = "ready";
    public const string Tag = "tag";
    public const string Image = "image";
    public const string Training = "training";
    public const string Trained = "trained";

    private readonly JournalFile<RestoreRecord> _file;
    private readonly Dictionary<Guid, string> _intents = [];
    private readonly Dictionary<Guid, Guid> _projects = [];
    private readonly HashSet<Guid> _ready = [];
    private readonly HashSet<Guid> _trainings = [];
    private readonly HashSet<(Guid Project, Guid Image)> _images = [];
    private RestoreRecord? _header;

    private RestoreJournal(FileStream file) => _file = new(file, RestoreJsonContext.Default.RestoreRecord, (_, error) => Damaged(error));

    /// <summary>Whether the journal resumes an earlier run.</summary>
    public bool IsResumed { get; private set; }

    /// <exception cref="DataRightsException">The journal is damaged, in use, or belongs to another restore.</exception>
    public static RestoreJournal Open(string path, string archive, string endpoint)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            throw new DataRightsException(
                "The restore's journal cannot be opened. Another restore may be using it: wait for it to end, or choose another "
                    + "WorkDirectory.",
                fault
            );
        }

        var journal = new RestoreJournal(file);
        try
        {
            journal._file.Read(journal.Apply);
            journal.Begin(archive, endpoint);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public string? IntentOf(Guid project) => _intents.GetValueOrDefault(project);

    public Guid? ProjectOf(Guid project) => _projects.TryGetValue(project, out var id) ? id : null;

    public bool IsReady(Guid project) => _ready.Contains(project);

    public bool HasImage(Guid project, Guid image) => _images.Contains((project, image));

    public bool HasTraining(Guid project) => _trainings.Contains(project);

    public void Append(RestoreRecord record)
    {
        _file.Append(record);
        Apply(record);
    }

    /// <summary>Reads every record from the beginning.</summary>
    public IEnumerable<RestoreRecord> Records() => _file.ReadAgain();

    public void Dispose() => _file.Dispose();

    private static DataRightsException Damaged(JsonException? error) =>
        new(
            "The restore's journal is damaged, so the restored part is unknown. Delete the projects that were restored, then "
                + "the work directory, "
                + "and restore again.",
            error
        );

    private static DataRightsException OfOtherFormat(string format) =>
        new(
            $"The restore's journal has the format '{format}', and this version of the library reads '{FormatName}'. Resume with the "
                + "version that began it, or delete the projects that were restored, then the work directory, and restore again."
        );

    private void Begin(string archive, string endpoint)
    {
        if (_header is null)
        {
            Append(
                new RestoreRecord
                {
                    Kind = Header,
                    Format = FormatName,
                    Archive = archive,
                    Endpoint = endpoint,
                }
            );
            return;
        }

        IsResumed = true;
        if (_header.Archive != archive || _header.Endpoint != endpoint)
        {
            throw new DataRightsException(
                $"The work directory contains the journal of a restore of another archive, or of a restore into {_header.Endpoint}. Use "
                    + "the same archive and endpoint to resume it, or set another WorkDirectory."
            );
        }
    }

    private void Apply(RestoreRecord record)
    {
        switch (record.Kind)
        {
            case Header when record.Format is not (null or FormatName):
                throw OfOtherFormat(record.Format);
            case Header:
                _header = record;
                break;
            case Intent:
                _intents[record.Old!.Value] = record.Text!;
                break;
            case Project:
                _projects[record.Old!.Value] = record.New!.Value;
                break;
            case Ready:
                _ready.Add(record.Old!.Value);
                break;
            case Image:
                _images.Add((record.Project!.Value, record.Old!.Value));
                break;
            case Training:
                _trainings.Add(record.Old!.Value);
                break;
        }
    }
}
