using System.Buffers.Binary;
using System.IO.Pipelines;
using CustomVision.DataRights.Emulator.Pictures;
using CustomVision.DataRights.Emulator.Synthetic;

namespace CustomVision.DataRights.Emulator.Tests.Synthetic;

public sealed class SyntheticPictureTests
{
    [Theory]
    [InlineData(SyntheticAccountOptions.MinImageBytes)]
    [InlineData(50_000)]
    [InlineData(200_001)]
    public void ToArray_IsAValidPngOfExactlyThatSize(int size)
    {
        var bytes = new SyntheticPicture(new SyntheticPictures(size), 3, 12_345).ToArray();

        bytes.Should().HaveCount(size);
        PictureHeader.TryRead(bytes, out var header).Should().BeTrue();
        header.Should().Be(new PictureHeader(PictureFormat.Png, 256, 256));
        ChunksOf(bytes).Should().Equal("IHDR", "IDAT", "fiLl", "IEND");
    }

    [Fact]
    public void ToArray_OtherNumbers_GiveOtherBytes()
    {
        var pictures = new SyntheticPictures(600);
        var all = Enumerable
            .Range(0, 5)
            .SelectMany(project => Enumerable.Range(0, 200).Select(index => new SyntheticPicture(pictures, project, index)))
            .ToList();

        all.Select(picture => Convert.ToBase64String(picture.ToArray())).Should().OnlyHaveUniqueItems();
        all.Select(picture => picture.Digest).Should().OnlyHaveUniqueItems();
        new SyntheticPicture(new SyntheticPictures(600), 1, 2).ToArray().Should().Equal(new SyntheticPicture(pictures, 1, 2).ToArray());
    }

    [Theory]
    [InlineData(SyntheticAccountOptions.MinImageBytes)]
    [InlineData(50_000)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(300_000)]
    public async Task WriteToAsync_SendsTheSameBytes(int size)
    {
        var picture = new SyntheticPicture(new SyntheticPictures(size), 1, 7);
        using var sent = new MemoryStream();
        var writer = PipeWriter.Create(sent, new StreamPipeWriterOptions(leaveOpen: true));

        await picture.WriteToAsync(writer, default);
        await writer.CompleteAsync();

        sent.ToArray().Should().Equal(picture.ToArray());
    }

    [Fact]
    public void WriteToAsync_AllocatesFarLessThanAPicture()
    {
        var picture = new SyntheticPicture(new SyntheticPictures(50_000), 1, 7);
        var writer = PipeWriter.Create(Stream.Null);
        Write();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Write();
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 100).Should().BeLessThan(1_000);

        // The null stream completes at once, so all of it happens on this thread.
        void Write() => picture.WriteToAsync(writer, default).AsTask().GetAwaiter().GetResult();
    }

    private static IEnumerable<string> ChunksOf(byte[] png)
    {
        for (var offset = 8; offset < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));
            BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(offset + 8 + length)).Should().Be(Crc32.Of(png.AsSpan(offset + 4, 4 + length)));
            yield return System.Text.Encoding.ASCII.GetString(png, offset + 4, 4);
            offset += 12 + length;
        }
    }
}
