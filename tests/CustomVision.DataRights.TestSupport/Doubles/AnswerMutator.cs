using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Mutates responses of the service as a broken cache, proxy or service might.</summary>
internal sealed class AnswerMutator(Random random)
{
    /// <summary>Mutates a response.</summary>
    /// <param name="body">The body of the response.</param>
    /// <param name="mutation">The mutation.</param>
    /// <param name="earlier">The bodies of earlier responses, at least one.</param>
    public byte[] Mutate(byte[] body, AnswerMutation mutation, IReadOnlyList<byte[]> earlier) =>
        mutation switch
        {
            AnswerMutation.Nothing => [],
            AnswerMutation.Null => "null"u8.ToArray(),
            AnswerMutation.EmptyArray => "[]"u8.ToArray(),
            AnswerMutation.EmptyObject => "{}"u8.ToArray(),
            AnswerMutation.EmptyPage => """{"token":{"continuation":null},"results":[]}"""u8.ToArray(),
            AnswerMutation.Html => "<html><body>Sign in</body></html>"u8.ToArray(),
            AnswerMutation.Cut => body[..random.Next(body.Length)],
            AnswerMutation.Deep => Encoding.UTF8.GetBytes(new string('[', 5000) + new string(']', 5000)),
            AnswerMutation.Huge => Encoding.UTF8.GetBytes($$"""[{"id":"{{Guid.Empty}}","name":"{{new string('x', 1 << 21)}}"}]"""),
            AnswerMutation.Garbled => Garble(body),
            AnswerMutation.TwiceMember => TwiceMember(body),
            AnswerMutation.Earlier => earlier[random.Next(earlier.Count)],
            _ => Edit(body, mutation),
        };

    private byte[] Garble(byte[] body)
    {
        var copy = body.ToArray();
        copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }

    // Edited as text, because a JSON tree cannot have a member twice.
    private byte[] TwiceMember(byte[] body)
    {
        var objects = new List<int>();
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                objects.Add((int)reader.TokenStartIndex);
            }
        }

        if (objects.Count == 0)
        {
            return body;
        }

        var at = objects[random.Next(objects.Count)];
        var name = body.AsSpan(at)[..(body.AsSpan(at + 1).IndexOf((byte)'"') + 2)];
        return [.. body[..at], .. name, .. ":"u8, .. Encoding.UTF8.GetBytes(Value()), .. ","u8, .. body[at..]];
    }

    private byte[] Edit(byte[] body, AnswerMutation mutation)
    {
        var root = JsonNode.Parse(body)!;
        var (members, arrays) = (new List<(JsonObject Owner, string Name)>(), new List<JsonArray>());
        Collect(root, members, arrays);
        switch (mutation)
        {
            case AnswerMutation.TwiceElement
            or AnswerMutation.DropElement when arrays.FindAll(array => array.Count > 0) is { Count: > 0 } full:
                var list = full[random.Next(full.Count)];
                var at = random.Next(list.Count);
                if (mutation == AnswerMutation.DropElement)
                {
                    list.RemoveAt(at);
                }
                else
                {
                    list.Insert(random.Next(list.Count + 1), list[at]?.DeepClone());
                }

                break;
            case AnswerMutation.DropMember when members.Count > 0:
                var (owner, name) = members[random.Next(members.Count)];
                owner.Remove(name);
                break;
            case AnswerMutation.MixIds when members.FindAll(member => member.Name == "id") is { Count: > 0 } ids:
                var (to, from) = (ids[random.Next(ids.Count)].Owner, ids[random.Next(ids.Count)].Owner);
                to["id"] = ReferenceEquals(root, to)
                    ? JsonValue.Create(new Guid(random.Next(), 1, 2, new byte[8]))
                    : from["id"]?.DeepClone();
                break;
            case AnswerMutation.OtherValue when members.Count > 0:
                // Edited as text, because a JSON tree accepts neither half a surrogate pair nor a number beyond a double.
                var (changed, member) = members[random.Next(members.Count)];
                changed[member] = "\u0001here";
                return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"\\u0001here\"", Value(), StringComparison.Ordinal));
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private string Value() =>
        random.Next(12) switch
        {
            0 or 1 or 2 => "null",
            3 => "-1",
            4 => "1e400",
            5 => "99999999999999999999",
            6 => "\"\\ud800\"",
            7 => "\"\"",
            8 => "[]",
            9 => "{}",
            10 => "true",
            _ => random.Next().ToString(CultureInfo.InvariantCulture),
        };

    private static void Collect(JsonNode? node, List<(JsonObject Owner, string Name)> members, List<JsonArray> arrays)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var (name, value) in owner)
                {
                    members.Add((owner, name));
                    Collect(value, members, arrays);
                }

                break;
            case JsonArray array:
                arrays.Add(array);
                foreach (var item in array)
                {
                    Collect(item, members, arrays);
                }

                break;
        }
    }
}
