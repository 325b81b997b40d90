using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using CustomVision.DataRights.Tool.Documents;

namespace CustomVision.DataRights.Tool.Tests.Documents;

/// <summary>The page <c>docs/console-json.md</c>, made from the types that are written.</summary>
internal static class ConsoleJsonPage
{
    private static readonly (string Commands, Type Type)[] Documents =
    [
        ("list", typeof(ListDocument)),
        ("account", typeof(AccountDocument)),
        ("catalog", typeof(CatalogDocument)),
        ("export", typeof(ExportDocument)),
        ("verify", typeof(VerifyDocument)),
        ("convert", typeof(ConvertDocument)),
        ("compare", typeof(CompareDocument)),
        ("restore", typeof(RestoreDocument)),
        ("drill", typeof(DrillDocument)),
        ("erase plan, erase show", typeof(PlanDocument)),
        ("erase apply", typeof(ApplyDocument)),
        ("erase verify", typeof(EraseVerifyDocument)),
        ("erase audit", typeof(AuditDocument)),
    ];

    private static readonly Dictionary<Type, string> Simple = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(long)] = "integer",
        [typeof(double)] = "number",
        [typeof(Guid)] = "id",
        [typeof(DateTimeOffset)] = "time",
    };

    public static string Create()
    {
        var text = new StringBuilder(
            """
            # The console's JSON

            With `--json` a command writes one JSON document to standard output and nothing else; progress, messages and errors
            go to standard error. Exit codes are the same with and without it. A test generates this page from the documents' types, and
            compares it with the output of each command; run it with `APPROVE_CONSOLE_JSON=1` to renew the page.

                datarights verify archive --json --quiet | jq .isValid

            A document has the members of its command and those of every document. Members without a value are omitted; `?` marks members
            that may be omitted. Text outside ASCII is escaped (`\u00e9`). An id is a GUID in lower case with hyphens; a time is in the form of
            ISO 8601 with its offset. Members may be added later; a breaking change increases the number in `format`.
            Everything is in English, except for `message` of an error, which is in the language of `--language`.
            Documents may contain names of projects and tags: protect them like the archive.

            ## Every document

            A command that could not start or complete writes only these members (`account` also its own), and `errors` gives the reasons.

            """
        );
        var types = new List<Type> { typeof(CommandDocument) };
        Append(text, typeof(CommandDocument), types);
        foreach (var (commands, type) in Documents)
        {
            var title = string.Join(" and ", commands.Split(", ").Select(name => $"`{name}`"));
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{Summary(type)}\n");
            Append(text, type, types);
        }

        text.Append("\n## Nested objects\n");
        for (var at = 0; at < types.Count; at++)
        {
            var type = types[at];
            if (!type.IsAssignableTo(typeof(CommandDocument)) && !type.IsEnum)
            {
                var summary = IsOwn(type) ? Summary(type) : "A type of the library; see its documentation.";
                text.Append(CultureInfo.InvariantCulture, $"\n### {type.Name}\n\n{summary}\n");
                Append(text, type, types);
            }
        }

        text.Append("\n## Enumerations\n\n| type | values |\n|---|---|\n");
        foreach (var type in types.Where(type => type.IsEnum).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {type.Name} | " + $"{string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`"))} |\n"
            );
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type, List<Type> types)
    {
        var isOwn = IsOwn(type);
        text.Append(isOwn ? "\n| member | type | meaning |\n|---|---|---|\n" : "\n| member | type |\n|---|---|\n");
        foreach (var member in DocumentContext.Default.GetTypeInfo(type)!.Properties.Where(member => member.Get is not null))
        {
            var property = type.GetProperties().Single(property => NameOf(property) == member.Name);
            if (type == typeof(CommandDocument) || property.DeclaringType != typeof(CommandDocument))
            {
                var optional = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "";
                text.Append(CultureInfo.InvariantCulture, $"| `{member.Name}`{optional} | {Name(property.PropertyType, types)} |");
                text.Append(isOwn ? $" {Summary(property)} |\n" : "\n");
            }
        }
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Name(Type type, List<Type> types)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple.TryGetValue(type, out var name))
        {
            return name;
        }

        if (type.IsGenericType)
        {
            return $"array of {Name(type.GetGenericArguments()[0], types)}";
        }

        if (!types.Contains(type))
        {
            types.Add(type);
        }

        return type.Name;
    }

    private static bool IsOwn(Type type) => type.Namespace == typeof(CommandDocument).Namespace;

    private static string Summary(MemberInfo member)
    {
        var name = member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}";
        var summary = XDocument
            .Load(Path.Combine(AppContext.BaseDirectory, "datarights.xml"))
            .Descendants("member")
            .Single(element => element.Attribute("name")!.Value == name)
            .Element("summary")!;
        foreach (var code in summary.Elements("c").ToList())
        {
            code.ReplaceWith($"`{code.Value}`");
        }

        return string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
