using System.Globalization;
using System.Text.Json;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>What the readers of JSON let pass, and a document must not hold: nothing where a list has an entry, and numbers that some readers round.</summary>
internal static class DocumentForm
{
    /// <summary>The largest whole number that every JSON reader keeps exact (RFC 8785 section 3.2.2.3).</summary>
    public const long LargestExact = (1L << 53) - 1;

    /// <exception cref="ErasureRejectedException">The document holds such a thing; the message names the place.</exception>
    public static void Check(JsonElement value, string name) => Check(value, name, "$");

    private static void Check(JsonElement value, string name, string place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Check(member.Value, name, $"{place}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                CheckItems(value, name, place);
                break;
            case JsonValueKind.Number when !value.TryGetInt64(out var number) || number is > LargestExact or < -LargestExact:
                throw Refuse(name, place, "is a number that is not whole, or too large");
        }
    }

    private static void CheckItems(JsonElement list, string name, string place)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{place}[{index++}]");
            if (item.ValueKind == JsonValueKind.Null)
            {
                throw Refuse(name, at, "holds nothing");
            }

            Check(item, name, at);
        }
    }

    private static ErasureRejectedException Refuse(string name, string place, string fault) =>
        new(ErasureRejection.Malformed, $"The {name} cannot be read: the member '{place}' {fault}. Take the {name} from where it was kept unaltered, or make a new one.");
}
