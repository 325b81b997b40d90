using System.Security.Cryptography;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Tests.Archive.Hashing;

public sealed class FileHasherTests : IDisposable
{
    private static readonly BagAlgorithm Sha256 = BagAlgorithm.Sha256;

    private readonly string _file = Path.GetTempFileName();
    private readonly FileHasher _hasher = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(256 * 1024)]
    [InlineData(700_001)]
    public async Task A_stream_and_a_file_have_the_same_digest(int length)
    {
        var content = Write(length);

        _hasher.Hash(_file, length, Sha256.Bit, _ => { }, CancellationToken.None);
        _hasher[Sha256].ToArray().Should().Equal(SHA256.HashData(content));
        (await _hasher.HashAsync(new MemoryStream(content), Sha256.Bit, CancellationToken.None)).Should().Be(length);
        _hasher[Sha256].ToArray().Should().Equal(SHA256.HashData(content));
        await using var file = File.OpenRead(_file);
        (await _hasher.HashAsync(file, Sha256.Bit, CancellationToken.None)).Should().Be(length);
        _hasher[Sha256].ToArray().Should().Equal(SHA256.HashData(content));
    }

    [Fact]
    public void A_file_that_was_half_read_does_not_change_the_digest_of_the_next_one()
    {
        var content = Write(700_001);
        var reads = 0;
        void Fail(long _)
        {
            if (++reads == 2)
            {
                throw new IOException("the disk fails");
            }
        }

        var fail = () => _hasher.Hash(_file, content.Length, Sha256.Bit, Fail, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var cancel = () => _hasher.Hash(_file, content.Length, Sha256.Bit, _ => cancelled.Cancel(), cancelled.Token);

        fail.Should().Throw<IOException>();
        cancel.Should().Throw<OperationCanceledException>();
        _hasher.Hash(_file, content.Length, Sha256.Bit, _ => { }, CancellationToken.None);

        _hasher[Sha256].ToArray().Should().Equal(SHA256.HashData(content));
    }

    public void Dispose()
    {
        _hasher.Dispose();
        File.Delete(_file);
    }

    private byte[] Write(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        File.WriteAllBytes(_file, content);
        return content;
    }
}
