using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// COCO's object detection annotations: <c>bbox</c> is [x, y, width, height] in pixels from the upper left corner. Classification
/// uses boxes over the whole image: readers of COCO index, filter and draw annotations by <c>bbox</c>, <c>area</c> and <c>iscrowd</c>.
/// </summary>
internal sealed class CocoFormat : IDatasetFormat
{
    // The annotations of a file that are held in memory, 64 bytes each; more are read again from the list.
    internal const int MostHeld = 100_000;

    private const string DateFormat = "yyyy-MM-dd HH:mm:ss";

    public bool OneClass => false;

    public bool NeedsSize => true;

    public bool CanHoldKind(ProjectKind kind) => true;

    public DatasetSplit? DefaultSplit => null;

    public IReadOnlySet<string> ReadTypes { get; } = new HashSet<string>(["jpg", "png", "bmp", "tif"], StringComparer.Ordinal);

    public string OtherTypes => "which many readers of COCO do not support, including those that read images with OpenCV.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) => !PixelBox.Of(box, picture).IsEmpty;

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        var counts = default(DatasetCounts);
        var next = step; // progress is counted for the first file only, since each file reads the whole list
        foreach (var (name, part) in Files(project))
        {
            await project
                .WriteAsync(
                    name,
                    async (stream, ct) => counts = await WriteFileAsync(project, part, counts, stream, next, ct).ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false);
            next = static () => { };
        }

        if (project.Target.CopyImage is not null)
        {
            await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await project.CopyImageAsync(image, DatasetProject.ImageFolder, cancellationToken).ConfigureAwait(false);
            }
        }

        return counts;
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var total = default(DatasetCounts);
        foreach (var (name, _) in Files(project))
        {
            var stream = await project.ReopenAsync(name, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var counts = await JsonArrayCounter.CountAsync(stream, cancellationToken).ConfigureAwait(false);
                total = new(
                    total.Images + counts.GetValueOrDefault("images"),
                    total.Annotations + counts.GetValueOrDefault("annotations"),
                    counts.GetValueOrDefault("categories")
                );
            }
        }

        return total;
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return $"{string.Join(", ", Files(project).Select(file => $"`{file.Name}`"))}: each is a COCO file. `file_name` is relative "
            + $"to this directory.";
        yield return "Category ids begin at 1, in the order of the tags' names (by code point, then by id). An image's id is its line in "
            + $"the archive's `{ArchiveCategories.Images.FileName}`, whichever options made this data set. Annotation ids count from 1.";
        if (project.Archived.Kind != ProjectKind.Detection)
        {
            yield return "The project classifies whole images, so each of its annotations is a box over the whole image.";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        if (project.Archived.Kind == ProjectKind.Detection)
        {
            yield return "Boxes are in pixels of the stored image, rounded to a ten-thousandth of a pixel.";
        }
        else
        {
            yield return "COCO holds boxes: a tag of an image is a box over all of it, so a detector that is trained with them learns no "
                + "positions. For classification, choose ImageFolder, "
                + "or LabelStudio where images have several tags.";
        }

        yield return "COCO cannot express a negative tag: its images are listed without annotations.";
    }

    private static IEnumerable<(string Name, DatasetPart? Part)> Files(DatasetProject project) =>
        project.Division is { } division
            ? division.All.Select(part => ($"annotations-{YoloDetectionFormat.NameOf(part)}.json", (DatasetPart?)part))
            : [("annotations.json", null)];

    private static async Task<DatasetCounts> WriteFileAsync(
        DatasetProject project,
        DatasetPart? part,
        DatasetCounts before,
        Stream stream,
        Action step,
        CancellationToken cancellationToken
    )
    {
        var writer = new Utf8JsonWriter(stream, DatasetJson.Options);
        await using var disposal = writer.ConfigureAwait(false);
        writer.WriteStartObject();
        WriteHeader(writer, project);

        var images = before.Images;
        var held = new ChunkedList<(long Line, DatasetPicture Picture, LabelledBox Box)>();
        var areHeld = true;
        writer.WriteStartArray("images");
        await foreach (var image in project.LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            step();
            if (!project.Holds(part, image))
            {
                continue;
            }

            images++;
            WriteImage(writer, project, image);
            areHeld &= held.Count + image.Annotations <= MostHeld;
            if (!areHeld)
            {
                held = new();
            }
            else
            {
                foreach (var box in BoxesOf(image))
                {
                    held.Add((image.Image.Line, image.Picture, box));
                }
            }

            await FlushIfFullAsync(writer, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();

        // The annotations follow the images in the file. If they are too many to be held, the archive's list is read a second time.
        var annotations = before.Annotations;
        writer.WriteStartArray("annotations");
        var boxes = areHeld ? held.AsEnumerable().ToAsyncEnumerable() : ReadBoxesAsync(project, part, cancellationToken);
        await foreach (var (line, picture, box) in boxes.ConfigureAwait(false))
        {
            WriteBox(writer, ++annotations, line, picture, box);
            await FlushIfFullAsync(writer, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new(images, annotations, project.Categories.All.Count);
    }

    private static async IAsyncEnumerable<(long Line, DatasetPicture Picture, LabelledBox Box)> ReadBoxesAsync(
        DatasetProject project,
        DatasetPart? part,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var image in project.ReadAsync(part, cancellationToken).ConfigureAwait(false))
        {
            foreach (var box in BoxesOf(image))
            {
                yield return (image.Image.Line, image.Picture, box);
            }
        }
    }

    private static IEnumerable<LabelledBox> BoxesOf(LabelledImage image)
    {
        foreach (var box in image.Boxes)
        {
            yield return box;
        }

        foreach (var category in image.Classes)
        {
            yield return new LabelledBox(category, 0, 0, 1, 1);
        }
    }

    private static void WriteHeader(Utf8JsonWriter writer, DatasetProject project)
    {
        writer.WriteStartObject("info");
        writer.WriteString("description", project.Archived.Name);
        writer.WriteString("contributor", "Converted from an archive of Azure Custom Vision by CustomVision.DataRights");
        writer.WriteString("project_id", project.Archived.Id);
        writer.WriteEndObject();
        writer.WriteStartArray("licenses");
        writer.WriteEndArray();
        writer.WriteStartArray("categories");
        foreach (var category in project.Categories.All)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", category.Index + 1);
            writer.WriteString("name", category.Name);
            writer.WriteString("supercategory", string.Empty);
            writer.WriteString("tag_id", category.TagId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter writer, DatasetProject project, LabelledImage image)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", image.Image.Line);
        writer.WriteString("file_name", project.RelativePath(image));
        writer.WriteNumber("width", image.Picture.Width);
        writer.WriteNumber("height", image.Picture.Height);
        if (project.Options.ImageBaseUrl is not null)
        {
            writer.WriteString("coco_url", project.Url(image));
        }

        if (image.Image.Created is { } created)
        {
            Span<char> date = stackalloc char[DateFormat.Length];
            created.UtcDateTime.TryFormat(date, out var length, DateFormat, CultureInfo.InvariantCulture);
            writer.WriteString("date_captured", date[..length]);
        }

        writer.WriteEndObject();
    }

    private static void WriteBox(Utf8JsonWriter writer, long id, long line, DatasetPicture picture, LabelledBox box)
    {
        var pixels = PixelBox.Of(box, picture);
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteNumber("image_id", line);
        writer.WriteNumber("category_id", box.Category.Index + 1);
        writer.WriteStartArray("bbox");
        writer.WriteNumberValue(pixels.X);
        writer.WriteNumberValue(pixels.Y);
        writer.WriteNumberValue(pixels.Width);
        writer.WriteNumberValue(pixels.Height);
        writer.WriteEndArray();
        writer.WriteNumber("area", pixels.Area);
        writer.WriteNumber("iscrowd", 0);
        writer.WriteEndObject();
    }

    private static ValueTask FlushIfFullAsync(Utf8JsonWriter writer, CancellationToken cancellationToken) =>
        writer.BytesPending > DatasetJson.FlushBytes ? new(writer.FlushAsync(cancellationToken)) : ValueTask.CompletedTask;
}
