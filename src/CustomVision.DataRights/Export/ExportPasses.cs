namespace CustomVision.DataRights.Export;

/// <summary>The sequential passes of a job over the account. Each resumes from the saved state of the earlier ones.</summary>
/// <param name="begin">
/// The callback that begins a pass, with the result of the previous one; <see langword="null"/> for the first one.
/// </param>
internal sealed class ExportPasses(Func<ExportResult?, ExportPass> begin) : IDisposable
{
    private ExportPass? _pass;
    private ExportResult? _result;

    /// <summary>Reads everything that was requested and is not saved yet.</summary>
    public async Task<ExportResult> ReadAsync(CancellationToken cancellationToken)
    {
        _pass?.Dispose();
        _pass = begin(_result);
        _result = await _pass.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _result;
    }

    /// <summary>Writes the documents that describe the archive, and reads everything back.</summary>
    /// <returns>The result, and the paths that were not read back as they were written; the next pass retrieves these again.</returns>
    public async Task<(ExportResult Result, IReadOnlyList<string> Damaged)> WriteAsync(CancellationToken cancellationToken)
    {
        var pass = _pass ?? throw new InvalidOperationException("Nothing was read.");
        await pass.CompleteAsync(cancellationToken).ConfigureAwait(false);
        var result = await pass.FinishAsync(cancellationToken).ConfigureAwait(false);
        (_result, var damaged) = await pass.ReadBackAsync(result, cancellationToken).ConfigureAwait(false);
        pass.Drop(damaged);
        return (_result, damaged);
    }

    public void Dispose() => _pass?.Dispose();
}
