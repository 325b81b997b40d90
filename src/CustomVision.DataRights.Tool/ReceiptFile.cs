using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The files of a receipt, opened before the erasure begins. The human-readable page is stored next to the receipt.</summary>
internal sealed class ReceiptFile : IAsyncDisposable
{
    private const string Option = "--receipt";

    private readonly OutputFile _receipt;
    private readonly OutputFile _page;

    private ReceiptFile(OutputFile receipt, OutputFile page, ErasureReceipt? existing) =>
        (_receipt, _page, Existing) = (receipt, page, existing);

    /// <summary>The receipt of an earlier run of the same plan; <see langword="null"/> if there is none.</summary>
    public ErasureReceipt? Existing { get; }

    public string Path => _receipt.Path;

    public string PagePath => _page.Path;

    /// <summary>
    /// Ensures that a receipt can be written, without changing an existing file. Only an unfinished receipt of the same plan, and its page,
    /// may be replaced.
    /// </summary>
    /// <param name="path">The receipt's file; its directory is created if it does not exist.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="others">
    /// The files that the erasure reads or writes, with their display names; the receipt must not be one of them.
    /// </param>
    /// <exception cref="UsageException">The path is not valid for a receipt.</exception>
    /// <exception cref="FileFaultException">The directory or the file cannot be created.</exception>
    public static async Task<ReceiptFile> PrepareAsync(string path, ErasurePlan plan, params (string Name, string Path)[] others)
    {
        var full = System.IO.Path.GetFullPath(path);
        var page = System.IO.Path.ChangeExtension(full, ".html");
        if (IsSame(full, page))
        {
            throw new UsageException(MessageTexts.Get("receipt.html", Option));
        }

        foreach (var (name, other) in others)
        {
            foreach (var written in (string[])[full, page, OutputFile.PartialOf(full), OutputFile.PartialOf(page)])
            {
                if (IsSame(written, System.IO.Path.GetFullPath(other)))
                {
                    throw new UsageException(MessageTexts.Get("receipt.overwrites", Option, name));
                }
            }
        }

        ErasureReceipt? existing = null;
        var receipt = OutputFile.Prepare(Option, full, file => (existing = ReceiptOf(plan, file)) is not null);
        try
        {
            // Without a receipt, an existing page is not replaced either.
            return new ReceiptFile(
                receipt,
                OutputFile.Prepare(Option, page, file => existing is not null && IsPageOf(plan, file)),
                existing
            );
        }
        catch
        {
            await receipt.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the receipt, and then its page.</summary>
    public async Task WriteAsync(ErasureReceipt receipt)
    {
        await _receipt.WriteAsync(receipt.ToJson());
        await _page.WriteAsync(receipt.ToHtml());
    }

    /// <summary>
    /// Returns whether the existing receipt is the result of a finished run with this journal. Such a receipt is kept: a later run would
    /// find the objects already deleted, and its receipt would contain less.
    /// </summary>
    /// <exception cref="UsageException">The existing receipt does not match the plan and the journal.</exception>
    public async Task<bool> IsFinalAsync(ErasurePlan plan, IErasureJournal journal, CancellationToken cancellationToken)
    {
        if (Existing is not { State: ErasureState.Complete or ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew })
        {
            return false;
        }

        if ((await ErasureAudit.CheckAsync(Existing, plan, journal, cancellationToken)).Count > 0)
        {
            throw new UsageException(MessageTexts.Get("output.exists", Path, Option));
        }

        return true;
    }

    /// <summary>Writes the page of the existing receipt if it is missing.</summary>
    public async Task CompletePageAsync()
    {
        if (!File.Exists(PagePath))
        {
            await _page.WriteAsync(Existing!.ToHtml());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _receipt.DisposeAsync();
        await _page.DisposeAsync();
    }

    private static ErasureReceipt? ReceiptOf(ErasurePlan plan, string file)
    {
        try
        {
            var receipt = ErasureReceipt.FromJson(FileFault.Guard(file, () => File.ReadAllText(file)));
            return receipt.PlanId == plan.PlanId && receipt.PlanDigest == plan.Digest ? receipt : null;
        }
        catch (ErasureRejectedException)
        {
            return null;
        }
    }

    private static bool IsPageOf(ErasurePlan plan, string file) =>
        FileFault.Guard(file, () => File.ReadAllText(file)).Contains(plan.Digest, StringComparison.Ordinal);

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
