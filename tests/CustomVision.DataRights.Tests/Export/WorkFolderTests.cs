using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Output;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Export;

public sealed class WorkFolderTests
{
    [Fact]
    public async Task An_unfinished_list_follows_the_highest_number_where_a_lower_one_was_never_saved()
    {
        await using var folder = await WorkFolder.OpenAsync(Substitute.For<IArchiveSink>(), CancellationToken.None);
        var list = ArchivePath.Parse("projects/5797ab02-b4b1-4c59-a199-4b075fc00e10/predictions.jsonl");
        await File.WriteAllTextAsync(folder.EarlierPath(list), "first");
        await File.WriteAllTextAsync(folder.EarlierPath(list), "second");
        File.Delete(folder.EarlierLists()[1].File);
        await File.WriteAllTextAsync(folder.LinesPath(list, 0), "third");

        folder.KeepUnfinishedLists();

        folder.EarlierLists().Select(earlier => File.ReadAllText(earlier.File)).Should().Equal("third", "second");
    }
}
