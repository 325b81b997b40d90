using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class HashingStreamTests
{
    [Fact]
    public async Task Every_way_to_write_is_counted_and_hashed()
    {
        using var inner = new MemoryStream();
        using var stream = new HashingStream(inner);

        stream.WriteByte(0);
        stream.Write([1, 2, 3], 1, 2);
        stream.Write([4, 5]);
        await stream.WriteAsync(new byte[] { 6, 7, 8 }.AsMemory());
#pragma warning disable CA1835 // the old overload is what is tested
        await stream.WriteAsync([9, 10, 11], 0, 2);
#pragma warning restore CA1835
        await new MemoryStream([12, 13]).CopyToAsync(stream);

        inner.ToArray().Should().Equal(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13);
        stream.BytesWritten.Should().Be(12);
        stream.GetDigest().Should().Be(Sha256Digest.Compute(inner.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Content_of_zeros_is_hashed_like_any_other(int length)
    {
        using var stream = new HashingStream(Stream.Null);

        await stream.WriteAsync(new byte[length]);

        stream.BytesWritten.Should().Be(length);
        stream.GetDigest().Should().Be(Sha256Digest.Compute(new byte[length]));
    }

    [Fact]
    public async Task Inner_writes_that_finish_later_are_hashed_with_their_bytes()
    {
        using var inner = new SlowStream();
        using var stream = new HashingStream(inner);

        await stream.WriteAsync(new byte[] { 1, 2, 3 });
        await stream.WriteAsync(new byte[] { 4 });

        stream.GetDigest().Should().Be(Sha256Digest.Compute([1, 2, 3, 4]));
    }

    [Fact]
    public async Task Bytes_that_the_inner_stream_refuses_are_not_counted()
    {
        using var inner = new MemoryStream(new byte[2]);
        using var stream = new HashingStream(inner);

        await FluentActions.Awaiting(() => stream.WriteAsync(new byte[3]).AsTask()).Should().ThrowAsync<NotSupportedException>();

        stream.BytesWritten.Should().Be(0);
    }

    [Fact]
    public void Dispose_leaves_the_inner_stream_open()
    {
        using var inner = new MemoryStream();
        new HashingStream(inner).Dispose();

        inner.CanWrite.Should().BeTrue();
    }
}
