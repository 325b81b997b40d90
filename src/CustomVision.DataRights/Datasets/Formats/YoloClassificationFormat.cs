using System.Text.Json;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// YOLO classification as Ultralytics reads it: a folder a class. The folders are called <c>class-001</c> and so on, because a tag's
/// name may be anything, a path among it; <c>classes.json</c> says which is which.
/// </summary>
internal sealed class YoloClassificationFormat : IDatasetFormat
{
    private const string AssignmentsFile = "assignments.csv";

    public bool OneClass => true;

    public bool NeedsSize => false;

    public IReadOnlySet<string> ReadTypes { get; } = new HashSet<string>(["jpg", "png", "bmp", "tif", "webp", "heic", "avif"], StringComparer.Ordinal);

    public string OtherTypes => "which Ultralytics does not read as images.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) => false;

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        await project.WriteAsync(
            AssignmentsFile,
            async (stream, ct) =>
            {
                var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                await using var disposal = writer.ConfigureAwait(false);
                await writer.WriteLineAsync("class,image").ConfigureAwait(false);
                await foreach (var image in project.LabelAsync(ct).ConfigureAwait(false))
                {
                    if (image.Skip is null)
                    {
                        await writer.WriteLineAsync($"{image.Classes[0].FolderName},{image.File.FileName}".AsMemory(), ct).ConfigureAwait(false);
                        images++;
                    }

                    step();
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (project.Target.CopyImage is not null)
        {
            await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await project.CopyImageAsync(image, $"train/{image.Classes[0].FolderName}", cancellationToken).ConfigureAwait(false);
            }
        }

        await project.WriteAsync("classes.json", (stream, ct) => WriteClassesAsync(stream, project.Categories, ct), cancellationToken).ConfigureAwait(false);
        return new(images, images, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var stream = await project.ReopenAsync(AssignmentsFile, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var images = await Archive.Reading.JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false) - 1;
            return new(images, images, project.Categories.All.Count);
        }
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "`classes.json` says which tag each folder `class-NNN` stands for, in the order of the tags' names (by code point, then by id); "
            + "`assignments.csv` names the class of each image.";
        yield return "Ultralytics also wants a folder `val` (or `test`) of the same shape: move a part of the images there before you train.";
        if (project.Target.CopyImage is null)
        {
            var source = project.Target.InsideArchive ? $"../../../projects/{project.Archived.Id:D}/images" : $"ARCHIVE/data/projects/{project.Archived.Id:D}/images";
            yield return "The images are not here. Put them in their folders first; in an archive that is to stay verifiable, copy this directory elsewhere before you do.";
            yield return $"```sh\ntail -n +2 assignments.csv | while IFS=, read -r class image; do\n  mkdir -p \"train/$class\" && cp \"{source}/$image\" \"train/$class/\"\ndone\n```";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "A folder holds one class: an image with several tags has no place, and is left out.";
        yield return "A negative tag is a class like any other.";
    }

    private static async Task WriteClassesAsync(Stream stream, DatasetCategories categories, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(stream, DatasetJson.Options with { Indented = true, NewLine = "\n" });
        await using var disposal = writer.ConfigureAwait(false);
        writer.WriteStartArray();
        foreach (var category in categories.All)
        {
            writer.WriteStartObject();
            writer.WriteString("folder", category.FolderName);
            writer.WriteString("name", category.Name);
            writer.WriteString("tag_id", category.TagId);
            writer.WriteBoolean("negative", category.IsNegative);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
