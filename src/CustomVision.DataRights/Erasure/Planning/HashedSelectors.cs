using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates and evaluates <see cref="HashedSelector"/>.</summary>
internal static class HashedSelectors
{
    private const int SaltLength = 32;

    public static HashedSelector Of(SubjectSelector selector)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new HashedSelector
        {
            Salt = Convert.ToHexStringLower(salt),
            TagNames = [.. selector.TagNames.Select(name => Digest(salt, "tag", name)).Order(StringComparer.Ordinal)],
            TagIds = [.. selector.TagIds.Order()],
            Metadata = [.. selector.Metadata.Select(pair => Digest(salt, "metadata", pair.Key, pair.Value)).Order(StringComparer.Ordinal)],
            ImageIds = [.. selector.ImageIds.Order()],
            CreatedFrom = selector.CreatedFrom?.ToUniversalTime(),
            CreatedBefore = selector.CreatedBefore?.ToUniversalTime(),
            Tagged = selector.Tagged,
        };
    }

    /// <summary>
    /// Gets the rule by which a hashed selector chooses images: names and metadata are compared by digest, the rest as in a selector.
    /// </summary>
    public static Func<Image, bool> MatcherOf(HashedSelector hashed, IEnumerable<Tag> tags)
    {
        var salt = Convert.FromHexString(hashed.Salt);
        var names = hashed.TagNames.ToHashSet(StringComparer.Ordinal);
        var metadata = hashed.Metadata.ToHashSet(StringComparer.Ordinal);
        var choosesTags = names.Count > 0 || hashed.TagIds.Count > 0;
        var chosenTags = tags.Where(tag =>
                hashed.TagIds.Contains(tag.Id) || (names.Count > 0 && names.Contains(Digest(salt, "tag", tag.Name)))
            )
            .Select(tag => tag.Id)
            .ToHashSet();
        var rest = new SubjectSelector
        {
            ImageIds = [.. hashed.ImageIds],
            CreatedFrom = hashed.CreatedFrom,
            CreatedBefore = hashed.CreatedBefore,
            Tagged = hashed.Tagged,
        };
        var matcher = new SubjectMatcher(rest, choosesTags ? chosenTags : null);
        return image =>
            matcher.Matches(image)
            && (metadata.Count == 0 || image.Metadata.Any(pair => metadata.Contains(Digest(salt, "metadata", pair.Key, pair.Value))));
    }

    // Each part is preceded by its length, so that the encoding is unambiguous.
    private static string Digest(byte[] salt, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
