using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>A full verification of an archive.</summary>
internal static class VerifyWork
{
    /// <param name="folder">The archive.</param>
    /// <param name="warmUp">A smaller archive that is verified first, so that what is measured is not the compiler.</param>
    public static async Task<Measurement> RunAsync(string folder, string warmUp)
    {
        await WarmUp.RunAsync(_ => ArchiveVerifier.VerifyAsync(warmUp));
        var meter = new Meter();
        var result = await ArchiveVerifier.VerifyAsync(folder);
        return meter.Read() with { End = result.IsValid ? "Valid" : $"{result.Findings.Count} findings" };
    }
}
