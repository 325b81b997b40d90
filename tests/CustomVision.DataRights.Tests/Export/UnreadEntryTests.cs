using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// One entry of a list that cannot be read is named, and costs no other; what was not foreseen ends a part of an export, and is reported.
/// </summary>
public sealed class UnreadEntryTests
{
    public static TheoryData<string, string, bool> Damages =>
        new()
        {
            { "surrogate", """,{"id":"ID","extra":"\ud800"}""", true },
            { "surrogate in a member's name", """,{"id":"ID","\ud800":1}""", true },
            { "no UTF-8", ",{\"id\":\"ID\",\"extra\":\"\u00ff\"}", true },
            { "duplicate", """,{"id":"ID","created":"2026-01-01","created":"2026-01-02"}""", true },
            { "duplicate id", """,{"id":"ID","id":"00000000-0000-0000-0000-000000000001"}""", false },
            { "no id", """,{"id":null}""", false },
            { "no object", ",7", false },
            { "type", """,{"id":"ID","predictions":7,"tags":7}""", true },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Entry_of_a_list_that_cannot_be_read_is_named_and_the_others_are_exported(string damage, string entry, bool hasId)
    {
        var id = Guid.NewGuid();
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project =>
            project.PredictionIds.Count > 0 && project.WorkspaceImageIds.Count > 0
        );
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith($"{project.Id}/images", StringComparison.Ordinal)
            || request.RequestUri.AbsolutePath.EndsWith($"{project.Id}/predictions/query", StringComparison.Ordinal)
                ? WithEntryAsync(send, entry.Replace("ID", id.ToString(), StringComparison.Ordinal))
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete, damage);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "images"
                && failure.ProjectId == project.Id
                && failure.ObjectId == (hasId ? id : null)
                && failure.Reason.Contains("could not be read")
            );
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "predictions" && failure.ObjectId == (hasId ? id : null) && failure.Reason.Contains("could not be read")
            );
        var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().BeEquivalentTo(project.WorkspaceImageIds);
        ExportTests.Ids(Path.Combine(root, "predictions.jsonl")).Should().BeEquivalentTo(project.PredictionIds);
        Saved(Path.Combine(root, "unreadable.jsonl"))
            .Distinct()
            .Should()
            .BeEquivalentTo(
                from category in project.Iterations.Count > 0
                    ? (string[])["images", "iteration-images", "predictions"]
                    : ["images", "predictions"]
                select (category, entry[1..].Replace("ID", id.ToString(), StringComparison.Ordinal))
            );
    }

    [Theory]
    [InlineData("\u00ef\u00bb\u00bf")]
    [InlineData("\0")]
    [InlineData("\u00ff\u0001")]
    public async Task Stray_bytes_between_the_entries_of_a_list_are_named_and_cost_no_entry(string stray)
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project =>
            project.PredictionIds.Count > 0 && project.WorkspaceImageIds.Count > 1
        );
        var before = await rig.ExportAsync(rig.NewFolder());
        var isEntry = false;
        rig.Wire.Intercept = (request, send) =>
            Array.Exists(
                ["/images", "/predictions/query", "/tags", "/iterations"],
                path => request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            )
                ? EditAsync(
                    send,
                    body =>
                        isEntry ? Inside(body) : body.Replace("},{\"id\"", "}" + stray + "," + stray + "{\"id\"", StringComparison.Ordinal)
                )
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "images" && failure.ProjectId == project.Id && failure.Reason.Contains("belong to no entry")
            );
        Found(result).Should().Be(Found(before));
        ExportTests
            .Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(project.WorkspaceImageIds);

        isEntry = true;
        var inside = await rig.ExportAsync(rig.NewFolder());
        inside.State.Should().Be(ExportState.Incomplete);
        inside
            .Failures.Should()
            .Contain(failure => failure.Category == "images" && failure.ObjectId != null && failure.Reason.Contains("could not be read"));

        string Inside(string body) =>
            body.StartsWith("[{\"id\":", StringComparison.Ordinal) && body.IndexOf(',', StringComparison.Ordinal) is > 0 and var at
                ? body[..at] + stray + body[at..]
                : body;

        static long Found(ExportResult export) => export.Categories.Sum(row => row.Found);
    }

    [Fact]
    public async Task Entry_that_nests_too_deep_to_find_its_end_costs_no_other_of_its_page()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.MaxBy(project => project.WorkspaceImageIds.Count)!;
        var deep = project.WorkspaceImageIds[1];
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith($"{project.Id}/images", StringComparison.Ordinal)
                ? EditAsync(
                    send,
                    body =>
                        body.Replace(
                            $"{{\"id\":\"{deep}\"",
                            $"{{\"x\":{new string('[', 99)}{new string(']', 99)},\"id\":\"{deep}\"",
                            StringComparison.Ordinal
                        )
                )
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "images" && failure.ProjectId == project.Id && failure.Reason.Contains("could not be read")
            );
        ExportTests
            .Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(project.WorkspaceImageIds.Where(id => id != deep));
    }

    [Fact]
    public async Task Bytes_of_an_entry_that_cannot_be_read_are_saved_without_the_queries_of_links()
    {
        const string Entry =
            """,{"id":null,"name":"Who?","uri":"https://a/b?sv=1&sig=SECRET\"SECRET","other":"c\u003Fsig\u003dSECRET","loose":"&SIG=SECRET"}""";
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/domains", StringComparison.Ordinal) ? WithEntryAsync(send, Entry) : null;
        var folder = rig.NewFolder();

        await rig.ExportAsync(folder);

        Saved(Path.Combine(folder, "data", "unreadable.jsonl"))
            .Should()
            .Equal(("domains", """{"id":null,"name":"Who?","uri":"https://a/b","other":"c","loose":"&"}"""));
        File.ReadAllText(Path.Combine(folder, "data", "ro-crate-metadata.json")).Should().Contain("unreadable.jsonl");

        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/images", StringComparison.Ordinal) ? WithEntryAsync(send, Entry) : null;
        var (tag, ofOne) = (rig.Emulator.Account.Projects.First(project => project.Tags.Count > 0), rig.NewFolder());
        var subject = new SubjectSelector { TagIds = [tag.Tags.Keys.First()] };

        var result = await rig.ExportAsync(ofOne, new ExportRequest { ProjectIds = [tag.Id], Subject = subject });

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "images" && failure.Reason.Contains("were not saved: the request is about one subject")
            );
        Directory.GetFiles(ofOne, "unreadable.jsonl", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData(""",{"id":"00000000-0000-0000-0000-000000000007","name":"\ud800"}""", true)]
    [InlineData(""",{"id":null,"name":"Alice"}""", false)]
    public async Task Project_that_cannot_be_read_is_named_and_the_others_are_exported(string entry, bool hasId)
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/training/projects", StringComparison.Ordinal) ? WithEntryAsync(send, entry) : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "projects" && (failure.ProjectId != null) == hasId && failure.Reason.Contains("could not be read")
            );
        foreach (var project in rig.Emulator.Account.Projects)
        {
            ExportTests
                .Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl"))
                .Should()
                .BeEquivalentTo(project.WorkspaceImageIds);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entry_of_a_short_list_that_cannot_be_read_is_named_and_the_others_are_exported(bool hasId)
    {
        var id = Guid.NewGuid();
        await using var rig = await ExportRig.StartAsync();
        var before = await rig.ExportAsync(rig.NewFolder());
        rig.Wire.Intercept = (request, send) =>
            Array.Exists(
                ["/tags", "/iterations", "/training/domains", "/export"],
                path => request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            )
                ? WithEntryAsync(send, hasId ? $$""",{"id":"{{id}}","name":"\ud800","platform":7}""" : """,{"id":null,"name":"Alice"}""")
                : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        foreach (var category in (string[])["tags", "iterations", "domains", "models"])
        {
            result
                .Failures.Should()
                .Contain(
                    failure =>
                        failure.Category == category
                        && failure.ObjectId == (hasId ? id : null)
                        && failure.Reason.Contains("could not be read"),
                    category
                )
                .And.NotContain(failure => failure.Reason.Contains("Alice"));
            result.Categories.Should().Contain(row => row.Category == category && row.State == CategoryState.Failed, category);
            Found(result, category).Should().Be(Found(before, category), category);
        }

        Found(result, "images").Should().Be(Found(before, "images"));

        static long Found(ExportResult export, string category) =>
            export.Categories.Where(row => row.Category == category).Sum(row => row.Found);
    }

    [Fact]
    public async Task Unforeseen_exception_in_a_project_is_reported_and_the_others_are_exported()
    {
        await using var rig = await ExportRig.StartAsync();
        var projects = rig.Emulator.Account.Projects;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith($"{projects[0].Id}/images/count", StringComparison.Ordinal)
                ? throw new OptionsValidationException("Alice", typeof(DataRightsOptions), ["Alice"])
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure => failure.ProjectId == projects[0].Id && failure.Reason.Contains(nameof(OptionsValidationException)))
            .And.NotContain(failure => failure.Reason.Contains("Alice"));
        projects.Should().HaveCountGreaterThan(1);
        foreach (var project in projects.Skip(1))
        {
            ExportTests
                .Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl"))
                .Should()
                .BeEquivalentTo(project.WorkspaceImageIds);
        }
    }

    private static IEnumerable<(string Category, string Text)> Saved(string file) =>
        from line in File.ReadLines(file)
        let entry = JsonDocument.Parse(line).RootElement
        select (
            entry.GetProperty("category").GetString()!,
            entry.TryGetProperty("text", out var text)
                ? text.GetString()!
                : Encoding.Latin1.GetString(entry.GetProperty("base64").GetBytesFromBase64())
        );

    // Latin-1 keeps every byte, also one that is no UTF-8.
    private static Task<HttpResponseMessage> WithEntryAsync(Func<Task<HttpResponseMessage>> send, string entry) =>
        EditAsync(
            send,
            body =>
            {
                var end = body.LastIndexOf(']');
                return body[..end] + (body[end - 1] == '[' ? entry[1..] : entry) + body[end..];
            }
        );

    private static async Task<HttpResponseMessage> EditAsync(Func<Task<HttpResponseMessage>> send, Func<string, string> edit)
    {
        var response = await send();
        response.Content = new ByteArrayContent(
            Encoding.Latin1.GetBytes(edit(Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync())))
        );
        response.Content.Headers.ContentType = new("application/json");
        return response;
    }
}
