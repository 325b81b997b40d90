using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class BagMemoryTests
{
    private const int Files = 100_000;

    [Fact]
    public void A_hundred_thousand_files_take_less_than_90_bytes_each()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        using var bag = new BagWriter(new ZipArchiveSink(Stream.Null), new TestClock());
        for (var i = 0; i < Files; i++)
        {
            random.NextBytes(bytes);
            bag.Add(ArchivePath.Parse($"projects/5b1d2f4e-0d8c-4a43-9d83-6f4f4f0f9e11/images/{new Guid(bytes)}.png"), 50_000, default);
        }

        (RetainedBytes.Of(bag) / (double)Files).Should().BeInRange(60, 90);
    }
}
