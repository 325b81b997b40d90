using System.Text;
using System.Text.Json;
using System.Xml;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// Label Studio's own JSON: one task per image with an annotation of rectangles in percent, or of choices, and the labeling configuration
/// that declares the labels. An image that is not labelled yet is included as a task without an annotation.
/// </summary>
internal sealed class LabelStudioFormat(ProjectKind kind) : IDatasetFormat
{
    private const string FileName = "tasks.json";
    private const string ConfigFile = "label_config.xml";
    private const string LocalFiles = "/data/local-files/?d=";
    private const string From = "label";
    private const string To = "image";

    public bool OneClass => kind == ProjectKind.Multiclass;

    public bool NeedsSize => true;

    public bool KeepsUnlabelled => true;

    public bool CanHoldKind(ProjectKind kind) => true;

    public DatasetSplit? DefaultSplit => null;

    public IReadOnlySet<string> ReadTypes { get; } =
        new HashSet<string>(["jpg", "png", "bmp", "gif", "webp", "avif"], StringComparer.Ordinal);

    public string OtherTypes => "which browsers, and so Label Studio, do not show.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) => Percent(box.Right - box.Left) > 0 && Percent(box.Bottom - box.Top) > 0;

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        long annotations = 0;
        await project
            .WriteAsync(
                FileName,
                async (stream, ct) =>
                {
                    var writer = new Utf8JsonWriter(stream, DatasetJson.Options);
                    await using var disposal = writer.ConfigureAwait(false);
                    writer.WriteStartArray();
                    await foreach (var image in project.LabelAsync(ct).ConfigureAwait(false))
                    {
                        if (image.Skip is null)
                        {
                            WriteTask(writer, project, image);
                            images++;
                            annotations += image.Annotations;
                        }

                        if (writer.BytesPending > DatasetJson.FlushBytes)
                        {
                            await writer.FlushAsync(ct).ConfigureAwait(false);
                        }

                        step();
                    }

                    writer.WriteEndArray();
                    await writer.FlushAsync(ct).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await project
            .WriteAsync(ConfigFile, (stream, ct) => WriteConfigAsync(stream, project.Categories), cancellationToken)
            .ConfigureAwait(false);
        await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await project.CopyImageAsync(image, DatasetProject.ImageFolder, cancellationToken).ConfigureAwait(false);
        }

        return new(images, annotations, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var stream = await project.ReopenAsync(FileName, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var counts = new DatasetCounts(0, 0, project.Categories.All.Count);
            await foreach (
                var task in JsonSerializer
                    .DeserializeAsyncEnumerable(stream, DatasetJsonContext.Default.JsonElement, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                counts = counts with { Images = counts.Images + 1 };
                foreach (
                    var result in task.GetProperty("annotations")
                        .EnumerateArray()
                        .SelectMany(annotation => annotation.GetProperty("result").EnumerateArray())
                )
                {
                    var labels = kind == ProjectKind.Detection ? 1 : result.GetProperty("value").GetProperty("choices").GetArrayLength();
                    counts = counts with { Annotations = counts.Annotations + labels };
                }
            }

            return counts;
        }
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "Create a project in Label Studio, take `label_config.xml` as its labeling configuration, and import `tasks.json`.";
        yield return project.Options.ImageBaseUrl is not null
            ? "The images' addresses begin with the given base URL: store the data set's top directory there."
            : $"Images are named as local files (`{LocalFiles}…`): add "
                + (project.Target.InsideArchive ? "the archive's directory `data`" : "the data set's top directory")
                + " as local storage and set LOCAL_FILES_DOCUMENT_ROOT to it.";
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "Boxes are in percent, rounded to seven digits after the point.";
        yield return "An image of a negative tag is a task with an empty annotation; an image without labels is a task without an "
            + "annotation.";
        yield return "Labels are names: the tags' ids are not in the format. Each task has the image's id.";
        if (project.Categories.HaveEqual(LabelOf))
        {
            yield return "Several tags have the same label, and the format cannot tell them apart.";
        }

        if (project.Categories.All.Any(category => !string.Equals(LabelOf(category), category.Name, StringComparison.Ordinal)))
        {
            yield return "Characters of tags' names that an XML attribute cannot hold are replaced, line breaks by spaces.";
        }
    }

    private static double Percent(double fraction) => (double)(Math.Round((decimal)fraction, 9) * 100);

    /// <summary>Gets a label that is identical in JSON and in an XML attribute, in which parsers replace line breaks with spaces.</summary>
    private static string LabelOf(DatasetCategory category) =>
        XmlText.Clean(category.Name).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    private static void WriteTask(Utf8JsonWriter writer, DatasetProject project, LabelledImage image)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        var path = project.PathFromRoot(image).Value;
        writer.WriteString(To, project.Options.ImageBaseUrl is not null ? project.Url(image) : LocalFiles + path);
        writer.WriteString("image_id", image.Image.Id);
        if (project.Division is { } division)
        {
            writer.WriteString("split", YoloDetectionFormat.NameOf(division.Of(image)));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("annotations");
        if (image.Annotations > 0 || (image.Image.Tags.Count > 0 && image.TagsWithoutBox == 0 && image.UnusableBoxes == 0))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("result");
            WriteResults(writer, image);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter writer, LabelledImage image)
    {
        foreach (var (box, index) in image.Boxes.Select((box, index) => (box, index)))
        {
            WriteHead(writer, image, $"box-{index + 1}", "rectanglelabels");
            var (x, y) = (Percent(box.Left), Percent(box.Top));
            writer.WriteNumber("x", x);
            writer.WriteNumber("y", y);
            writer.WriteNumber("width", Percent(box.Right - box.Left));
            writer.WriteNumber("height", Percent(box.Bottom - box.Top));
            writer.WriteNumber("rotation", 0);
            writer.WriteStartArray("rectanglelabels");
            writer.WriteStringValue(LabelOf(box.Category));
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (image.Classes.Count > 0)
        {
            WriteHead(writer, image, "choice-1", "choices");
            writer.WriteStartArray("choices");
            foreach (var category in image.Classes)
            {
                writer.WriteStringValue(LabelOf(category));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter writer, LabelledImage image, string id, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("type", type);
        writer.WriteString("from_name", From);
        writer.WriteString("to_name", To);
        writer.WriteNumber("original_width", image.Picture.Width);
        writer.WriteNumber("original_height", image.Picture.Height);
        writer.WriteNumber("image_rotation", 0);
        writer.WriteStartObject("value");
    }

    private async Task WriteConfigAsync(Stream stream, DatasetCategories categories)
    {
        var settings = new XmlWriterSettings
        {
            Async = true,
            Indent = true,
            OmitXmlDeclaration = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(false),
        };
        var writer = XmlWriter.Create(stream, settings);
        await using var disposal = writer.ConfigureAwait(false);
        writer.WriteStartElement("View");
        writer.WriteStartElement("Image");
        writer.WriteAttributeString("name", To);
        writer.WriteAttributeString("value", $"${To}");
        writer.WriteEndElement();
        writer.WriteStartElement(kind == ProjectKind.Detection ? "RectangleLabels" : "Choices");
        writer.WriteAttributeString("name", From);
        writer.WriteAttributeString("toName", To);
        if (kind != ProjectKind.Detection)
        {
            writer.WriteAttributeString("choice", OneClass ? "single" : "multiple");
        }

        foreach (var label in categories.All.Select(LabelOf).Distinct(StringComparer.Ordinal))
        {
            writer.WriteStartElement(kind == ProjectKind.Detection ? "Label" : "Choice");
            writer.WriteAttributeString("value", label);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        await writer.FlushAsync().ConfigureAwait(false);
    }
}
