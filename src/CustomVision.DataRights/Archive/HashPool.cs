using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive;

/// <summary>Reuses the computations of digests. Each holds memory outside of .NET, and a file needs one or two.</summary>
internal sealed class HashPool(HashAlgorithmName algorithm)
{
    private const int MostKept = 128;

    private readonly ConcurrentQueue<IncrementalHash> _kept = new();

    /// <summary>The computations of SHA-256.</summary>
    public static HashPool Sha256 { get; } = new(HashAlgorithmName.SHA256);

    /// <summary>The computations of MD5.</summary>
    public static HashPool Md5 { get; } = new(HashAlgorithmName.MD5);

    /// <summary>Gets a computation without data.</summary>
    public IncrementalHash Rent() => _kept.TryDequeue(out var hash) ? hash : IncrementalHash.CreateHash(algorithm);

    /// <summary>Completes a computation, and keeps it for the next caller.</summary>
    /// <param name="hash">The computation. It must not be used afterwards.</param>
    /// <param name="digest">Receives the digest.</param>
    public void Finish(IncrementalHash hash, Span<byte> digest)
    {
        hash.GetHashAndReset(digest);
        if (_kept.Count < MostKept)
        {
            _kept.Enqueue(hash);
        }
        else
        {
            hash.Dispose();
        }
    }
}
