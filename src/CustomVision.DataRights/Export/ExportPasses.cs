namespace CustomVision.DataRights.Export;

/// <summary>The passes of a job over the account, one after the other: each resumes from what the earlier ones saved.</summary>
/// <param name="begin">Begins a pass, with the result of the one before; <see langword="null"/> for the first one.</param>
internal sealed class ExportPasses(Func<ExportResult?, ExportPass> begin) : IDisposable
{
    private ExportPass? _pass;
    private ExportResult? _result;

    /// <summary>Reads everything that the request chooses, and that is not saved yet.</summary>
    public async Task<ExportResult> ReadAsync(CancellationToken cancellationToken)
    {
        _pass?.Dispose();
        _pass = begin(_result);
        _result = await _pass.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _result;
    }

    /// <summary>Writes what describes the archive, and reads everything back.</summary>
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
