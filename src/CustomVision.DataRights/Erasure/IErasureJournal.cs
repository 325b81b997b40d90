namespace CustomVision.DataRights.Erasure;

/// <summary>
/// The write-ahead journal of an erasure: each deletion is recorded before it is sent, and its result afterwards, so that an interrupted
/// erasure can resume.
/// </summary>
/// <remarks>
/// A journal belongs to one plan. Its records are lines of JSON that are chained by digests. The library writes and checks the chain; an
/// implementation only stores the lines. <see cref="FileErasureJournal"/> stores them in a file.
/// </remarks>
public interface IErasureJournal
{
    /// <summary>Reads the appended lines in order.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The complete lines. A line that was not written completely is omitted.</returns>
    IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellationToken);

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. If it is canceled, nothing is written.</param>
    /// <returns>A task that completes when the line would survive a power failure. Only then is the announced deletion sent.</returns>
    Task AppendLineAsync(string line, CancellationToken cancellationToken);
}
