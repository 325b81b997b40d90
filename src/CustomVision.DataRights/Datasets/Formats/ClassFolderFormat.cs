using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// One folder per class, for torchvision's <c>ImageFolder</c> and, below <c>train</c>, <c>val</c> and <c>test</c>, for Ultralytics'
/// classification. <c>classes.json</c> maps each folder to its tag.
/// </summary>
internal sealed class ClassFolderFormat(bool forUltralytics) : IDatasetFormat
{
    private const string AssignmentsFile = "assignments.csv";

    public bool OneClass => true;

    public bool NeedsSize => false;

    public bool CanHoldKind(ProjectKind kind) => kind != ProjectKind.Detection;

    public DatasetSplit? DefaultSplit =>
        forUltralytics
            ? new DatasetSplit
            {
                Train = 80,
                Validation = 10,
                Test = 10,
            }
            : null;

    public bool NeedsValidation => forUltralytics;

    public IReadOnlySet<string> ReadTypes { get; } =
        forUltralytics
            ? YoloDetectionFormat.UltralyticsTypes
            : new HashSet<string>(["jpg", "png", "bmp", "tif", "webp"], StringComparer.Ordinal);

    public string OtherTypes =>
        forUltralytics ? "which Ultralytics does not read as images." : "which torchvision's ImageFolder does not read as images.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) => false;

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        await project
            .WriteAsync(
                AssignmentsFile,
                async (stream, ct) =>
                {
                    var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                    await using var disposal = writer.ConfigureAwait(false);
                    await writer.WriteLineAsync("folder,image").ConfigureAwait(false);
                    await foreach (var image in project.LabelAsync(ct).ConfigureAwait(false))
                    {
                        if (image.Skip is null)
                        {
                            await writer
                                .WriteLineAsync($"{Folder(project, image)},{image.File.FileName}".AsMemory(), ct)
                                .ConfigureAwait(false);
                            images++;
                        }

                        step();
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var used = new HashSet<DatasetCategory>();
        await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            used.Add(image.Classes[0]);
            await project.CopyImageAsync(image, Folder(project, image), cancellationToken).ConfigureAwait(false);
        }

        // Each part needs the folders of all classes, even empty ones, since readers number the classes by folder.
        foreach (var part in project.Division?.All ?? [])
        {
            foreach (var category in used)
            {
                project.Target.CreateFolder?.Invoke(project.Target.PathOf(project.Archived.Id, $"{NameOf(part)}/{category.FolderName}"));
            }
        }

        await project
            .WriteAsync("classes.json", (stream, ct) => WriteClassesAsync(stream, project.Categories, ct), cancellationToken)
            .ConfigureAwait(false);
        return new(images, images, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var stream = await project.ReopenAsync(AssignmentsFile, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            var images = -1L;
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (++images > 0 && project.Target.CopyImage is not null)
                {
                    var copy = await project.ReopenAsync(line.Replace(',', '/'), cancellationToken).ConfigureAwait(false);
                    await copy.DisposeAsync().ConfigureAwait(false);
                }
            }

            return new(images, images, project.Categories.All.Count);
        }
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "`classes.json` says which tag each folder holds, in the order of the tags' names (by code point, then by id); "
            + "`assignments.csv` names the folder of each image. Readers number the classes by the sorted names of the folders.";
        yield return forUltralytics
            ? "Train with, for example, `yolo classify train data=.` in this directory."
            : $"Read it with, for example, `torchvision.datasets.ImageFolder(\"{(project.Division is null ? "." : "train")}\")`.";
        if (project.Target.CopyImage is null)
        {
            var source = project.ArchivedImages;
            yield return "The images are not here. Put them in their folders first; in an archive that is to stay verifiable, copy this "
                + "directory elsewhere before you do.";
            yield return $"```sh\ntail -n +2 assignments.csv | while IFS=, read -r folder image; do\n  mkdir -p \"$folder\" && cp "
                + $"\"{source}/$image\" \"$folder/\"\ndone\n```";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "A folder holds one class: an image with several tags belongs to no single folder, and is left out.";
        yield return "A negative tag is a class like any other.";
        yield return "Folders are named by the letters and digits of the tags' names; the names themselves and the tags' ids are in "
            + "classes.json.";
        if (project.Division is not null)
        {
            yield return "A class of fewer images than there are parts has an empty folder in the others, so that every part numbers the "
                + "classes alike: "
                + "Ultralytics takes it, and torchvision's ImageFolder with allow_empty=True.";
        }
    }

    private static string Folder(DatasetProject project, LabelledImage image) =>
        project.Division is { } division ? $"{NameOf(division.Of(image))}/{image.Classes[0].FolderName}" : image.Classes[0].FolderName;

    private static string NameOf(DatasetPart part) => YoloDetectionFormat.NameOf(part);

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
