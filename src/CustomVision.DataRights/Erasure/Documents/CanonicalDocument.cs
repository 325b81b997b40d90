using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// Writes a document in its canonical form (<see cref="CanonicalJson"/>), one value after the other: the JSON of a plan of 100,000 images
/// is larger than the plan, and is not needed as a whole.
/// </summary>
/// <param name="output">The writer that receives the UTF-8.</param>
internal sealed class CanonicalDocument(IBufferWriter<byte> output)
{
    private const string Name = "document";

    private readonly Dictionary<JsonTypeInfo, JsonPropertyInfo[]> _members = [];

    // The location of the current value: the name of a member, or the position in a list.
    private readonly Stack<object> _place = [];

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="type">Its JSON form.</param>
    /// <param name="leftOut">The members of the root to omit.</param>
    /// <exception cref="ErasureRejectedException">
    /// A required value is null, or a number is not whole or too large. The message states the location.
    /// </exception>
    public void Write(object document, JsonTypeInfo type, params ReadOnlySpan<string> leftOut)
    {
        output.Write("{"u8);
        var isFirst = true;
        foreach (var member in MembersOf(type))
        {
            if (!leftOut.Contains(member.Name) && IsWritten(member, document, out var value))
            {
                output.Write(isFirst ? [] : ","u8);
                CanonicalJson.WriteString(output, member.Name);
                output.Write(":"u8);
                WriteMember(member, value);
                isFirst = false;
            }
        }

        output.Write("}"u8);
    }

    /// <summary>Writes the value of each member of a document, and gets the member's name after it.</summary>
    /// <inheritdoc cref="Write"/>
    public IEnumerable<string> WriteEach(object document, JsonTypeInfo type)
    {
        foreach (var member in MembersOf(type))
        {
            if (IsWritten(member, document, out var value))
            {
                WriteMember(member, value);
                yield return member.Name;
            }
        }
    }

    private static bool IsWritten(JsonPropertyInfo member, object owner, out object? value)
    {
        value = member.Get!(owner);
        return member.ShouldSerialize?.Invoke(owner, value) != false;
    }

    private void WriteMember(JsonPropertyInfo member, object? value)
    {
        _place.Push(member.Name);
        if (value is null && !member.IsGetNullable)
        {
            throw new ErasureRejectedException(
                ErasureRejection.Malformed,
                $"The document is incomplete: the member '{Place()}' is null. Take it from where it was kept unaltered, or make a new one."
            );
        }

        WriteValue(value, member.Options.GetTypeInfo(member.PropertyType));
        _place.Pop();
    }

    private void WriteValue(object? value, JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value is not null:
                Write(value, type);
                break;
            case JsonTypeInfoKind.Enumerable when value is not null:
                WriteList((IEnumerable)value, type.Options.GetTypeInfo(type.ElementType!));
                break;
            default:
                var element = JsonSerializer.SerializeToElement(value, type);
                if (element.ValueKind is JsonValueKind.Number or JsonValueKind.Object)
                {
                    DocumentForm.Check(element, type, Name, Place());
                }

                CanonicalJson.Write(output, element);
                break;
        }
    }

    private void WriteList(IEnumerable items, JsonTypeInfo type)
    {
        output.Write("["u8);
        var index = 0;
        foreach (var item in items)
        {
            output.Write(index == 0 ? [] : ","u8);
            _place.Push(index++);
            if (item is null)
            {
                throw DocumentForm.WithoutValue(Name, Place());
            }

            WriteValue(item, type);
            _place.Pop();
        }

        output.Write("]"u8);
    }

    private JsonPropertyInfo[] MembersOf(JsonTypeInfo type)
    {
        if (!_members.TryGetValue(type, out var members))
        {
            members =
            [
                .. type.Properties.Where(member => member.Get is not null).OrderBy(member => member.Name, StringComparer.Ordinal),
            ];
            _members.Add(type, members);
        }

        return members;
    }

    private string Place() =>
        _place
            .Reverse()
            .Aggregate(
                "$",
                (place, part) =>
                    part is string name ? $"{place}.{name}" : string.Create(CultureInfo.InvariantCulture, $"{place}[{part}]")
            );
}
