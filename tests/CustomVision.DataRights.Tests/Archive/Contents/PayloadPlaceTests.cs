using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>Every path that is composed from the table is parsed to the row that it came from, and no other path is ours.</summary>
public sealed class PayloadPlaceTests
{
    private const string Project = "projects/11111111-1111-1111-1111-111111111111";
    private const string Iteration = Project + "/iterations/22222222-2222-2222-2222-222222222222";
    private const string Id = "33333333-3333-3333-3333-333333333333";

    private static readonly ArchiveScope[] Scopes =
    [
        default,
        new(Guid.Parse("11111111-1111-1111-1111-111111111111")),
        new(Guid.Parse("11111111-1111-1111-1111-111111111111"), Guid.Parse("22222222-2222-2222-2222-222222222222")),
    ];

    [Fact]
    public void Document_of_every_category_is_found_again_at_each_of_its_levels()
    {
        foreach (var scope in Scopes)
        {
            foreach (var category in ArchiveCategories.DocumentsAt(scope.Level))
            {
                var place = PayloadPlace.Of(PayloadPlace.DocumentOf(category, scope).Value);

                (place.Category, place.Scope).Should().Be((category, scope), category.Key);
                place.Kind.Should().Be(category.IsDerived ? PayloadKind.Derived : PayloadKind.Document);
            }
        }
    }

    [Fact]
    public void File_of_every_category_and_rendition_is_found_again()
    {
        var id = Guid.Parse(Id);
        foreach (var files in ArchiveCategories.All.Where(category => category.IsNamedById))
        {
            foreach (var rendition in Enum.GetValues<ImageRendition>())
            {
                var stem = PayloadPlace.StemOf(files, Scopes[files.Level == ArchiveLevel.Iteration ? 2 : 1], id, rendition);
                var place = PayloadPlace.Of(stem + ".jpg.partial");

                (place.Kind, place.ObjectId, place.Rendition).Should().Be((PayloadKind.Download, id, rendition));
                PayloadPlace.ListOf(ArchivePath.Parse(stem[..stem.LastIndexOf('/')])).Should().NotBeNull();
            }
        }
    }

    [Theory]
    [InlineData("report.json", PayloadKind.Derived)]
    [InlineData("index-2.html", PayloadKind.Derived)]
    [InlineData("datasets/coco/a/b.json", PayloadKind.Derived)]
    [InlineData(Project + "/images.html", PayloadKind.Derived)]
    [InlineData(Iteration + "/performance-0.25.json", PayloadKind.Document)]
    [InlineData(Iteration + "/exports/ONNX.zip", PayloadKind.Download)]
    [InlineData(Project + "/images/" + Id + "-resized.png", PayloadKind.Download)]
    [InlineData(Project + "/images/" + Id + " (1).png", PayloadKind.Stray)]
    [InlineData(Project + "/images/" + Id + ".png~", PayloadKind.Stray)]
    [InlineData(Project + "/images/" + Id + "/a.png", PayloadKind.Stray)]
    [InlineData(Project + "/predictions/a.png", PayloadKind.Stray)]
    [InlineData(Iteration + "/exports/a/b", PayloadKind.Stray)]
    [InlineData(Iteration + "/index.html", PayloadKind.Foreign)]
    [InlineData(Iteration + "/predictions.jsonl", PayloadKind.Foreign)]
    [InlineData(Project + "/exports.json", PayloadKind.Foreign)]
    [InlineData(Project + "/imagesx/" + Id + ".png", PayloadKind.Foreign)]
    [InlineData("datasets/mine/a", PayloadKind.Foreign)]
    [InlineData("datasets/coco", PayloadKind.Foreign)]
    [InlineData("projects/a/project.json", PayloadKind.Foreign)]
    [InlineData("thesis.txt", PayloadKind.Foreign)]
    [InlineData("", PayloadKind.Foreign)]
    public void Place_is_read_from_the_path(string path, object kind) => PayloadPlace.Of(path).Kind.Should().Be((PayloadKind)kind);

    [Fact]
    public void Every_format_of_a_data_set_is_a_row_of_the_table_with_a_folder_of_its_own()
    {
        var rows = Enum.GetValues<DatasetFormat>().Select(DatasetTarget.CategoryOf).ToList();

        rows.Should().Equal(ArchiveCategories.Datasets).And.OnlyHaveUniqueItems(row => row.Folder);
        foreach (var row in rows)
        {
            PayloadPlace.Of(PayloadPlace.DatasetOf(row) + "a").Kind.Should().Be(PayloadKind.Derived);
        }
    }

    [Theory]
    [InlineData("report.json", "report")]
    [InlineData("projects", "projects-directory")]
    [InlineData(Project, "project-directory")]
    [InlineData(Project + "/iterations", "iterations-directory")]
    [InlineData(Iteration, "iteration-directory")]
    [InlineData("datasets", "datasets-directory")]
    [InlineData("datasets/coco/a", "dataset-directory")]
    [InlineData(Project + "/images", "image-files")]
    [InlineData(Iteration + "/exports", "model-files")]
    [InlineData(Iteration + "/images.jsonl", "iteration-images")]
    [InlineData(Iteration + "/performance-0.25.json", "performance")]
    [InlineData(Project + "/mine", null)]
    [InlineData("projects/mine", null)]
    [InlineData("mine.json", null)]
    public void Part_is_read_from_the_path(string path, string? part) => PayloadPlace.PartOf(ArchivePath.Parse(path)).Should().Be(part);

    [Fact]
    public void Way_out_of_a_directory_is_a_step_for_each_directory() =>
        PayloadPlace.RelativePathToPayload(ArchivePath.Parse("datasets/coco/p/images")).Should().Be("../../../");

    [Fact]
    public void Layout_for_readers_is_that_of_the_table()
    {
        var (project, iteration) = (Scopes[2].ProjectId!.Value, Scopes[2].IterationId!.Value);

        ArchivePath[] paths =
        [
            ArchiveLayout.Report,
            ArchiveLayout.StartPage,
            ArchiveLayout.ProjectOf(project),
            ArchiveLayout.IterationOf(project, iteration),
        ];

        paths
            .Select(path => path.Value)
            .Should()
            .Equal("data/report.json", "data/index.html", $"data/{Project}/project.json", $"data/{Iteration}/iteration.json");
    }
}
