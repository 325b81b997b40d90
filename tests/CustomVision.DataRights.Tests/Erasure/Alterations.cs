using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// A document with each of its members altered, removed and set to null in turn, and each of its lists with an entry taken out or put in.
/// </summary>
internal static class Alterations
{
    public sealed record Altered(string Path, string What, string Json)
    {
        /// <summary>The member of the root that was altered, or that holds what was.</summary>
        public string Member => Path.Split('.', '[')[1];

        public override string ToString() => $"{Path} was {What}";
    }

    public static IEnumerable<Altered> Of(string json)
    {
        var paths = new List<string>();
        Collect(JsonNode.Parse(json)!, paths);
        foreach (var path in paths)
        {
            foreach (
                var (what, alter) in (IEnumerable<(string, Action<JsonNode>)>)
                    [("altered", Alter), ("removed", Remove), ("set to null", SetNull)]
            )
            {
                var root = JsonNode.Parse(json)!;
                alter(Find(root, path));
                if (root.ToJsonString() is var altered && !JsonNode.DeepEquals(JsonNode.Parse(altered), JsonNode.Parse(json)))
                {
                    yield return new Altered(path, what, altered);
                }
            }
        }
    }

    private static void Alter(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                items.Add(items.Count > 0 ? items[0]!.DeepClone() : JsonValue.Create("11111111-1111-1111-1111-111111111111"));
                break;
            case JsonObject members:
                members.Add("noSuchMember", 1);
                break;
            default:
                JsonNode altered = node.GetValueKind() switch
                {
                    JsonValueKind.Number => node.GetValue<long>() + 1,
                    JsonValueKind.True => false,
                    JsonValueKind.False => true,
                    _ => Alter(node.GetValue<string>()),
                };
                node.ReplaceWith(altered);
                break;
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray items)
        {
            items.RemoveAt(node.GetElementIndex());
        }
        else
        {
            node.Parent!.AsObject().Remove(node.GetPropertyName());
        }
    }

    private static void SetNull(JsonNode node) => node.ReplaceWith<JsonNode?>(null);

    // Another value of the same form where there is one: an id, a digest, a time.
    private static string Alter(string text)
    {
        var at = text.LastIndexOfAny([.. "0123456789"]);
        return at < 0 ? text + "x" : text[..at] + (text[at] == '9' ? '8' : (char)(text[at] + 1)) + text[(at + 1)..];
    }

    // The entries of a list, or of a list of digests, are all alike: their first and last entries stand for the rest.
    private static void Collect(JsonNode node, List<string> paths)
    {
        if (node.Parent is not null)
        {
            paths.Add(node.GetPath());
        }

        switch (node)
        {
            case JsonObject members when node.Parent is not null && node.GetPath().EndsWith(".members", StringComparison.Ordinal):
                Collect(members.First().Value!, paths);
                Collect(members.Last().Value!, paths);
                break;
            case JsonObject members:
                foreach (var member in members.Where(member => member.Value is not null))
                {
                    Collect(member.Value!, paths);
                }

                break;
            case JsonArray { Count: > 0 } items:
                Collect(items[0]!, paths);
                if (items.Count > 1)
                {
                    Collect(items[^1]!, paths);
                }

                break;
        }
    }

    private static JsonNode Find(JsonNode root, string path)
    {
        var node = root;
        foreach (var part in path[1..].Replace("]", "", StringComparison.Ordinal).Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonArray ? node[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!;
        }

        return node;
    }
}
