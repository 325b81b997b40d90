using System.Text;
using CustomVision.DataRights.Erasure;

namespace DataRights;

/// <summary>
/// The files of a receipt, opened before the erasure begins, so that they can be written for certain, and under their names only once they are whole. The page
/// for a person lies beside the receipt.
/// </summary>
internal sealed class ReceiptFile : IAsyncDisposable
{
    private readonly FileStream _receipt;
    private readonly FileStream _page;

    private ReceiptFile(string path)
    {
        (Path, PagePath) = (path, PageOf(path));
        _receipt = Open(path);
        try
        {
            _page = Open(PagePath);
        }
        catch
        {
            _receipt.Dispose();
            File.Delete(PartialOf(path));
            throw;
        }
    }

    public string Path { get; }

    public string PagePath { get; }

    /// <summary>Makes certain that a receipt can be written, without touching what is there.</summary>
    /// <param name="path">The receipt's file; its directory is created where there is none.</param>
    /// <param name="others">Files that the erasure reads or writes, by what they are: the receipt must be none of them.</param>
    /// <exception cref="UsageException">The path cannot be a receipt's.</exception>
    /// <exception cref="IOException">The directory or the file cannot be created.</exception>
    public static ReceiptFile Prepare(string path, params ReadOnlySpan<(string Name, string Path)> others)
    {
        var full = System.IO.Path.GetFullPath(path);
        var page = PageOf(full);
        if (IsSame(full, page))
        {
            throw new UsageException("--receipt must not end in .html: the page for a person is written there. Name it .json.");
        }

        foreach (var (name, other) in others)
        {
            foreach (var written in (string[])[full, page, PartialOf(full), PartialOf(page)])
            {
                if (IsSame(written, System.IO.Path.GetFullPath(other)))
                {
                    throw new UsageException($"--receipt would overwrite {name}, with itself or with its page (.html). Name another file.");
                }
            }
        }

        foreach (var file in (string[])[full, page])
        {
            if (Directory.Exists(file))
            {
                throw new UsageException($"{file} is a directory. Name a file with --receipt.");
            }
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return new ReceiptFile(full);
    }

    /// <summary>Writes the receipt, and then its page.</summary>
    public async Task WriteAsync(ErasureReceipt receipt)
    {
        await WriteAsync(_receipt, Path, receipt.ToJson());
        await WriteAsync(_page, PagePath, ErasureReceiptPage.Create(receipt));
    }

    public async ValueTask DisposeAsync()
    {
        await _receipt.DisposeAsync();
        await _page.DisposeAsync();
        File.Delete(PartialOf(Path));
        File.Delete(PartialOf(PagePath));
    }

    private static string PageOf(string path) => System.IO.Path.ChangeExtension(path, ".html");

    private static string PartialOf(string path) => path + ".partial";

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static FileStream Open(string path) => new(PartialOf(path), FileMode.Create, FileAccess.Write, FileShare.None);

    private static async Task WriteAsync(FileStream file, string path, string text)
    {
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None);
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(PartialOf(path), path, overwrite: true);
    }
}
