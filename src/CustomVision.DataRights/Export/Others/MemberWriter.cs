using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CustomVision.DataRights.Export.Others;

/// <summary>Writes an object from members of another one. Names and values are copied byte for byte.</summary>
internal sealed class MemberWriter
{
    private readonly IBufferWriter<byte> _output;
    private bool _isFirst = true;

    public MemberWriter(IBufferWriter<byte> output)
    {
        _output = output;
        output.Write("{"u8);
    }

    /// <summary>Writes the allowed members of an object and of its nested objects.</summary>
    public static void Write(JsonElement json, FrozenSet<string> allowed, IBufferWriter<byte> output)
    {
        var members = new MemberWriter(output);
        foreach (var member in json.EnumerateObject().Where(member => allowed.Contains(member.Name)))
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                members.Name(member);
                Write(member.Value, allowed, output);
            }
            else
            {
                members.AddPlain(member);
            }
        }

        members.End();
    }

    /// <summary>
    /// Writes a member that is a value or a list of values. An object in its place could contain anything, and is omitted.
    /// </summary>
    public void AddPlain(JsonProperty member)
    {
        if (IsPlain(member.Value))
        {
            Add(member);
        }
    }

    /// <summary>Writes a member unchanged.</summary>
    public void Add(JsonProperty member)
    {
        Name(member);
        _output.Write(JsonMarshal.GetRawUtf8Value(member.Value));
    }

    /// <summary>Writes an array with only the chosen items.</summary>
    public void AddArray(JsonProperty member, IReadOnlyList<JsonElement> items, FrozenSet<string> allowed)
    {
        Name(member);
        _output.Write("["u8);
        for (var i = 0; i < items.Count; i++)
        {
            _output.Write(i == 0 ? [] : ","u8);
            Write(items[i], allowed, _output);
        }

        _output.Write("]"u8);
    }

    /// <summary>Writes an object with only the chosen members.</summary>
    public void AddObject(JsonProperty member, IReadOnlyList<JsonProperty> chosen)
    {
        Name(member);
        var members = new MemberWriter(_output);
        foreach (var one in chosen)
        {
            members.Add(one);
        }

        members.End();
    }

    public void End() => _output.Write("}"u8);

    private void Name(JsonProperty member)
    {
        _output.Write(_isFirst ? "\""u8 : ",\""u8);
        _output.Write(JsonMarshal.GetRawUtf8PropertyName(member));
        _output.Write("\":"u8);
        _isFirst = false;
    }

    private static bool IsPlain(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => false,
            JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)),
            _ => true,
        };
}
