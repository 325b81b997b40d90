using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Tests.Export.Journal;

public sealed class ExportJournalTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_new_journal_begins_with_its_format()
    {
        Begin();

        using var first = JsonDocument.Parse(File.ReadLines(_path).First());
        first.RootElement.GetProperty("format").GetString().Should().Be("customvision-export-journal/2");
        Begin().IsResumed.Should().BeTrue();
    }

    [Fact]
    public void A_journal_from_before_the_format_had_a_name_is_resumed()
    {
        Begin();
        const string format = "\"format\":\"customvision-export-journal/2\",";
        File.WriteAllText(_path, File.ReadAllText(_path).Replace(format, "", StringComparison.Ordinal));
        File.ReadAllText(_path).Should().NotContain("format");

        Begin().IsResumed.Should().BeTrue();
    }

    [Fact]
    public void A_journal_of_the_first_format_is_resumed_with_its_integrity_warnings()
    {
        Begin();
        var path = ArchivePath.Parse($"projects/{Guid.NewGuid()}/images/{Guid.NewGuid()}.jpg").Value;
        var line = $$"""{"kind":"file","path":"{{path}}","length":3,"sha256":"{{new string('a', 64)}}","doubt":"NotWhole"}""";
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("journal/2", "journal/1", StringComparison.Ordinal) + line + "\n");

        Begin().IsResumed.Should().BeTrue();
        using var journal = ExportJournal.Open(_path);
        journal.State.Files.TryGet(PayloadFile.Of(path)!.Value, out var file).Should().BeTrue();
        file.IntegrityWarning.Should().Be(IntegrityWarning.NotWhole);
    }

    [Fact]
    public void A_journal_of_another_format_is_refused_and_kept()
    {
        Begin();
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("journal/2", "journal/3", StringComparison.Ordinal) + "torn");
        var before = File.ReadAllBytes(_path);

        FluentActions
            .Invoking(Begin)
            .Should()
            .Throw<DataRightsException>()
            .WithMessage("*customvision-export-journal/3*customvision-export-journal/2*version that began it*");
        File.ReadAllBytes(_path).Should().Equal(before);
    }

    public void Dispose() => File.Delete(_path);

    private ExportSession Begin()
    {
        using var journal = ExportJournal.Open(_path);
        return ExportSession.Of(journal, new ExportRequest(), new Uri("https://example.com"), "3.3", TimeProvider.System);
    }
}
