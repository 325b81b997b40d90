namespace CustomVision.DataRights.Erasure;

/// <summary>
/// Where an erasure writes down what it is about to do, before it does it, and what came of it. A killed erasure resumes with it.
/// </summary>
/// <remarks>
/// A journal belongs to one plan. Its records are lines of JSON that name one another by digest; the library writes and checks that chain,
/// a journal only keeps the lines. <see cref="FileErasureJournal"/> keeps them in a file.
/// </remarks>
public interface IErasureJournal
{
    /// <summary>Reads the lines that were appended, in their order.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whole lines only: one that was torn while it was written is left out.</returns>
    IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellationToken);

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Nothing is written then.</param>
    /// <returns>A task that ends when the line would survive a power cut. The deletion that it announces comes after that.</returns>
    Task AppendLineAsync(string line, CancellationToken cancellationToken);
}
