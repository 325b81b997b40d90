using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>Writes the JSON schema of the options: types and ranges from the members, texts from the documentation file.</summary>
internal static partial class OptionsSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, XElement> Documentation = XDocument
        .Load(Path.ChangeExtension(typeof(DataRightsOptions).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var section = Object(new DataRightsOptions());
        section.Insert(1, "description", "A Custom Vision training resource of the package CustomVision.DataRights.");
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["CustomVision"] = section },
        };
        return root.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Object(object options)
    {
        var properties = new JsonObject();
        foreach (
            var property in options
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .OrderBy(one => one.Name, StringComparer.Ordinal)
        )
        {
            properties[property.Name] = Member(property, property.GetValue(options));
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Member(PropertyInfo property, object? value)
    {
        var schema = value switch
        {
            bool => new JsonObject { ["type"] = "boolean" },
            int or long => new JsonObject { ["type"] = "integer" },
            double => new JsonObject { ["type"] = "number" },
            TimeSpan => new JsonObject { ["type"] = "string", ["pattern"] = @"^(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$" },
            IEnumerable<Guid> => new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            },
            null when property.PropertyType == typeof(Uri) => new JsonObject { ["type"] = "string", ["format"] = "uri" },
            string or null when property.PropertyType == typeof(string) => new JsonObject { ["type"] = "string" },
            { } nested when property.PropertyType.Assembly == typeof(DataRightsOptions).Assembly => Object(nested),
            _ => throw new NotSupportedException($"The option {property.Name} is of a type that the schema does not know."),
        };
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            (schema["minimum"], schema["maximum"]) = (Number(range.Minimum), Number(range.Maximum));
        }

        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } text)
        {
            schema["pattern"] = text.Pattern;
        }

        schema.Insert(1, "description", Describe(property));
        if (value is bool or int or long or double or string or TimeSpan)
        {
            schema["default"] = value is TimeSpan time ? time.ToString("c") : JsonSerializer.SerializeToNode(value);
        }

        return schema;
    }

    private static JsonNode Number(object bound) =>
        JsonSerializer.SerializeToNode(Convert.ToDecimal(bound, System.Globalization.CultureInfo.InvariantCulture))!;

    private static string Describe(PropertyInfo property)
    {
        var member = Documentation[$"P:{property.DeclaringType!.FullName}.{property.Name}"];
        return string.Join(' ', new[] { member.Element("summary"), member.Element("value") }.OfType<XElement>().Select(Plain));
    }

    // What an editor shows has no markup: a reference is the name that it refers to.
    private static string Plain(XElement text)
    {
        foreach (var reference in text.Descendants().Where(one => one.Name.LocalName is "see" or "paramref").ToList())
        {
            var name = reference.Attribute("langword")?.Value ?? reference.Attribute("cref")?.Value.Split('.')[^1] ?? "";
            reference.ReplaceWith(name);
        }

        return Blanks().Replace(text.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Blanks();
}
