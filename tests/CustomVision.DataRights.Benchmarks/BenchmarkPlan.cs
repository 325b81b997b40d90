namespace CustomVision.DataRights.Benchmarks;

/// <summary>What is measured on.</summary>
/// <param name="Images">Images of 50,000 bytes for the rows on speed.</param>
/// <param name="ManyImages">Images of 5,000 bytes for the rows on memory and on resuming.</param>
/// <param name="Pairs">Interleaved pairs.</param>
/// <param name="Folder">A folder of its own.</param>
/// <param name="Native">This program compiled ahead of time; <see langword="null"/> to measure the compiler with fresh processes.</param>
internal sealed record BenchmarkPlan(int Images, int ManyImages, int Pairs, string Folder, string? Native)
{
    public const int ImageBytes = 50_000;

    /// <summary>Larger images, beside whose bytes the work for each image weighs less.</summary>
    public const int LargeImageBytes = 200_000;
    public const int SmallImageBytes = 5_000;
    public const int FewImages = 1_000;
    public const int WarmUpImages = 2_000;

    /// <summary>Downloads at once, on both sides.</summary>
    public const int Concurrency = 64;

    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
}
