using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tool.Tests;

public sealed partial class MessageTranslatorTests
{
    // What a message may name: operations of the service, codes of Azure, formats, and things that no command of the console sets.
    private static readonly string[] Allowed =
    [
        "ApprovedAt",
        "CognitiveServices",
        "ImageFolder",
        "LabelStudio",
        "PascalVoc",
        "PlanDigest",
        "ProvisioningState",
    ];

    // Rules about the host's own registration and about options that the console does not set.
    private static readonly string[] HostOnly =
    [
        "ExportRequest.ModelsToBuild.MaxConcurrency",
        "ExportRequest.PerformanceThresholds",
        "ExportRequest.Publisher",
        "ExportRequest.Renditions",
        "AddCustomVisionDataRights",
        "AllowAutoRedirect",
        "UseCookies",
        "HttpClient",
    ];

    [Fact]
    public void No_message_of_the_library_reaches_a_person_with_the_name_of_a_member()
    {
        var messages = Messages().ToList();

        messages.Should().HaveCountGreaterThan(60);
        messages
            .Where(message => !HostOnly.Any(name => message.Contains(name, StringComparison.Ordinal)))
            .Select(MessageTranslator.OfMessage)
            .Where(text => Members().Matches(text).Any(match => !IsAllowed(match.Value)))
            .Should()
            .BeEmpty();
    }

    private static bool IsAllowed(string name) => Allowed.Contains(name) || Operation().IsMatch(name) || AzureCode().IsMatch(name);

    // The texts of every exception of the library, as its sources hold them; an interpolated value is {}.
    private static IEnumerable<string> Messages()
    {
        var root = SampleTests.Repository();
        string[] projects = ["CustomVision.DataRights", "CustomVision.DataRights.Azure", "CustomVision.DataRights.AzureStorage"];
        return from project in projects
               from file in Directory.EnumerateFiles(Path.Combine(root, "src", project), "*.cs", SearchOption.AllDirectories)
               where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
               let source = File.ReadAllText(file)
               from Match made in Made().Matches(source)
               let text = Texts(source.AsSpan(made.Index + made.Length))
               where text.Length > 0
               select text;
    }

    // The string literals up to the bracket that closes the call, joined.
    private static string Texts(ReadOnlySpan<char> call)
    {
        var text = new StringBuilder();
        for (var (at, depth) = (0, 1); depth > 0; at++)
        {
            depth += call[at] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (call[at] == '"')
            {
                var end = at + 1;
                while (call[end] != '"')
                {
                    end += call[end] == '\\' ? 2 : 1;
                }

                text.Append(call[(at + 1)..end]);
                at = end;
            }
        }

        return Value().Replace(Name().Replace(text.ToString(), "$1"), "{}");
    }

    [GeneratedRegex(
        @"new (?!Argument|InvalidOperation|NotSupported|Format|ObjectDisposed|Json)\w*Exception\s*\(",
        RegexOptions.None,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Made();

    [GeneratedRegex(@"\{nameof\((?:\w+\.)*(\w+)\)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    [GeneratedRegex(@"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+(?:[.:]\w+)*\b", RegexOptions.NonBacktracking)]
    private static partial Regex Members();

    [GeneratedRegex("^(?:Blob|Container|Lease|Snapshots)[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex AzureCode();

    [GeneratedRegex("^(?:Get|Query|Delete|Update|Create|Export|Train|Publish|Unpublish)[A-Z][A-Za-z]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Operation();
}
