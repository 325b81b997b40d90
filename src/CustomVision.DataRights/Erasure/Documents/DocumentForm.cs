using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// Rejects content of a document that the JSON reader accepts: null for required members, and numbers that some readers round.
/// </summary>
internal static class DocumentForm
{
    /// <summary>The largest whole number that every JSON reader preserves exactly (RFC 8785 section 3.2.2.3).</summary>
    public const long LargestExact = (1L << 53) - 1;

    /// <exception cref="ErasureRejectedException">The document has such content. The message states the location.</exception>
    public static void Check(JsonElement value, JsonTypeInfo type, string name, string place = "$")
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when type.Kind == JsonTypeInfoKind.Object:
                CheckMembers(value, type, name, place);
                break;
            case JsonValueKind.Object when type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } element }:
                foreach (var entry in value.EnumerateObject())
                {
                    CheckEntry(entry.Value, type.Options.GetTypeInfo(element), name, $"{place}.{entry.Name}");
                }

                break;
            case JsonValueKind.Array when type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    CheckEntry(
                        item,
                        type.Options.GetTypeInfo(element),
                        name,
                        string.Create(CultureInfo.InvariantCulture, $"{place}[{index++}]")
                    );
                }

                break;
            case JsonValueKind.Number when !value.TryGetInt64(out var number) || number is > LargestExact or < -LargestExact:
                throw Refuse(name, place, "is a number that is not an integer, or is too large");
        }
    }

    /// <summary>Gets the exception for a member or an entry that is null.</summary>
    public static ErasureRejectedException WithoutValue(string name, string place) => Refuse(name, place, "has no value");

    // Unknown members and members of another type are rejected by the reader.
    private static void CheckMembers(JsonElement value, JsonTypeInfo type, string name, string place)
    {
        // Missing lists are read as null, regardless of their initializer. Every list is written, even if it is empty.
        foreach (
            var property in type.Properties.Where(property =>
                property is { Get: not null, IsGetNullable: false, PropertyType.IsValueType: false }
            )
        )
        {
            if (!value.TryGetProperty(property.Name, out _))
            {
                throw Refuse(name, $"{place}.{property.Name}", "is missing");
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(property => property.Name == member.Name);
            var at = $"{place}.{member.Name}";
            if (known is { IsGetNullable: false } && member.Value.ValueKind == JsonValueKind.Null)
            {
                throw WithoutValue(name, at);
            }

            if (known is not null)
            {
                Check(member.Value, type.Options.GetTypeInfo(known.PropertyType), name, at);
            }
        }
    }

    private static void CheckEntry(JsonElement entry, JsonTypeInfo type, string name, string place)
    {
        if (entry.ValueKind == JsonValueKind.Null)
        {
            throw WithoutValue(name, place);
        }

        Check(entry, type, name, place);
    }

    private static ErasureRejectedException Refuse(string name, string place, string fault) =>
        new(
            ErasureRejection.Malformed,
            $"The {name} cannot be read: the member '{place}' {fault}. Take the {name} from where it was kept unaltered, or make a new one."
        );
}
