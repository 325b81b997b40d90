using System.Text.Json;

namespace CustomVision.DataRights.Tool.Tests.Documents;

/// <summary>Holds a document against the page alone, as someone who writes a reader would.</summary>
internal sealed class ConsoleJsonReader
{
    private const string EveryDocument = "Every document";

    private readonly Dictionary<string, Dictionary<string, string>> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);

    public ConsoleJsonReader(string page)
    {
        var section = "";
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                section = line.TrimStart('#', ' ');
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 4 || cells[1] is "member" or "type" || cells[1].StartsWith('-'))
            {
                continue;
            }

            if (section == "Enumerations")
            {
                _values[cells[1]] = [.. cells[2].Split(", ").Select(value => value.Trim('`'))];
            }
            else
            {
                var members = _objects.TryGetValue(section, out var known) ? known : _objects[section] = new(StringComparer.Ordinal);
                members.Add(cells[1], cells[2]);
            }
        }
    }

    /// <summary>Returns what of a document the page does not say, and what the page says and the document lacks.</summary>
    public IReadOnlyList<string> Check(JsonElement document)
    {
        var command = document.GetProperty("command").GetString();
        var section = _objects.Keys.SingleOrDefault(name => name.Split(" and ").Contains($"`{command}`", StringComparer.Ordinal));
        var findings = new List<string>();
        var isWhole = document.GetProperty("errors").GetArrayLength() == 0 || document.TryGetProperty("isAvailable", out _);
        Check(document, isWhole && section is not null ? [EveryDocument, section] : [EveryDocument], command ?? "", findings);
        return findings;
    }

    private void Check(JsonElement value, string[] sections, string place, List<string> findings)
    {
        var members = sections.SelectMany(section => _objects[section]).ToDictionary(member => member.Key.Trim('`', '?'), member => member);
        foreach (var property in value.EnumerateObject())
        {
            if (members.TryGetValue(property.Name, out var member))
            {
                Check(property.Value, member.Value, $"{place}.{property.Name}", findings);
            }
            else
            {
                findings.Add($"{place}.{property.Name} is not on the page");
            }
        }

        findings.AddRange(
            members
                .Where(member => !member.Value.Key.EndsWith('?') && !value.TryGetProperty(member.Key, out _))
                .Select(member => $"{place}.{member.Key} is missing")
        );
    }

    private void Check(JsonElement value, string type, string place, List<string> findings)
    {
        const string ArrayOf = "array of ";
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(item, type[ArrayOf.Length..], place, findings);
            }
        }
        else if (_objects.ContainsKey(type) && value.ValueKind == JsonValueKind.Object)
        {
            Check(value, [type], place, findings);
        }
        else if (!Is(value, type))
        {
            findings.Add($"{place} is no {type}: {value}");
        }
    }

    private bool Is(JsonElement value, string type) =>
        value.ValueKind switch
        {
            JsonValueKind.String => type switch
            {
                "string" => true,
                "id" => value.TryGetGuid(out _),
                "time" => value.TryGetDateTimeOffset(out _),
                _ => _values.TryGetValue(type, out var words) && words.Contains(value.GetString(), StringComparer.Ordinal),
            },
            JsonValueKind.Number => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
            JsonValueKind.True or JsonValueKind.False => type == "boolean",
            _ => false,
        };
}
