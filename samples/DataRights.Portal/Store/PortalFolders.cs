using System.Globalization;
using DataRights.Portal.Requests;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Store;

/// <summary>The paths of the portal's files. Names consist of ids and numbers.</summary>
internal sealed class PortalFolders
{
    private readonly string _root;

    public PortalFolders(IOptions<PortalOptions> options)
    {
        _root = CreatePrivate(Path.GetFullPath(options.Value.DataDirectory));
        CreatePrivate(Keys);
    }

    public string Database => Path.Combine(_root, "portal.db");

    public string Lock => Path.Combine(_root, "portal.lock");

    public string Keys => Path.Combine(_root, "keys");

    public string Archive(Guid id) => Path.Combine(_root, "requests", id.ToString(), "archive");

    public string Plan(DataRequest request) => Path.Combine(Attempt(request), "plan.json");

    public string Journal(DataRequest request) => Path.Combine(Attempt(request), "journal.jsonl");

    public string Receipt(DataRequest request) => Path.Combine(Attempt(request), "receipt.json");

    public void RemoveArchive(Guid id)
    {
        foreach (var folder in (string[])[Archive(id), Archive(id) + ".work"])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Writes a file atomically and flushes it, so that a crash never leaves an incomplete document.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        CreatePrivate(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".partial", path, overwrite: true);
    }

    private string Attempt(DataRequest request) =>
        Path.Combine(_root, "requests", request.Id.ToString(), request.Attempt.ToString(CultureInfo.InvariantCulture));

    private static string CreatePrivate(string folder) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder).FullName
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
