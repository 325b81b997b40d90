using System.Buffers;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// The format of Azure Machine Learning's "Data schemas to train computer vision models with automated machine learning": one line per
/// image, and an <c>MLTable</c> file for each part.
/// </summary>
internal sealed class AzureMLFormat(ProjectKind kind) : IDatasetFormat
{
    private const string FileName = "annotations.jsonl";

    private const string ExampleBase =
        "azureml://subscriptions/my-subscription/resourcegroups/my-group/"
        + "workspaces/my-workspace/datastores/workspaceblobstore/paths/my-set";

    private const string MLTable = $"""
        paths:
          - file: ./{FileName}
        transformations:
          - read_json_lines:
              encoding: utf8
              invalid_lines: error
              include_path_column: false
          - convert_column_types:
              - columns: image_url
                column_type: stream_info

        """;

    public bool OneClass => kind == ProjectKind.Multiclass;

    public bool NeedsSize => false;

    public bool CanHoldKind(ProjectKind kind) => true;

    public DatasetSplit? DefaultSplit => new() { Train = 80, Validation = 20 };

    public IReadOnlySet<string> ReadTypes { get; } = new HashSet<string>(["jpg", "png", "bmp", "tif"], StringComparer.Ordinal);

    public string OtherTypes => "which the schema does not list.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) =>
        DatasetJson.Fraction(box.Right) > DatasetJson.Fraction(box.Left)
        && DatasetJson.Fraction(box.Bottom) > DatasetJson.Fraction(box.Top);

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        long annotations = 0;
        foreach (var part in project.Division!.All)
        {
            await project
                .WriteAsync(
                    FileOf(part),
                    async (stream, ct) =>
                    {
                        var lines = new ArrayBufferWriter<byte>(DatasetJson.FlushBytes);
                        await foreach (var image in project.ReadAsync(part, ct).ConfigureAwait(false))
                        {
                            WriteLine(lines, project, image);
                            images++;
                            annotations += image.Annotations;
                            if (lines.WrittenCount > DatasetJson.FlushBytes)
                            {
                                await stream.WriteAsync(lines.WrittenMemory, ct).ConfigureAwait(false);
                                lines.ResetWrittenCount();
                            }
                        }

                        await stream.WriteAsync(lines.WrittenMemory, ct).ConfigureAwait(false);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            var table = Encoding.UTF8.GetBytes(MLTable);
            await project
                .WriteAsync(
                    $"{NameOf(part)}/MLTable",
                    async (stream, ct) => await stream.WriteAsync(table, ct).ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        await foreach (var _ in project.LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            step();
        }

        if (project.Target.CopyImage is not null)
        {
            await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await project.CopyImageAsync(image, DatasetProject.ImageFolder, cancellationToken).ConfigureAwait(false);
            }
        }

        return new(images, annotations, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var counts = new DatasetCounts(0, 0, project.Categories.All.Count);
        foreach (var part in project.Division!.All)
        {
            var stream = await project.ReopenAsync(FileOf(part), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var path = project.Target.PathOf(project.Archived.Id, FileOf(part));
                await foreach (var line in JsonLines.ReadAsync(stream, path, cancellationToken).ConfigureAwait(false))
                {
                    var label = line.Element.GetProperty("label");
                    var labels = label.ValueKind == JsonValueKind.Array ? label.GetArrayLength() : 1;
                    counts = counts with { Images = counts.Images + 1, Annotations = counts.Annotations + labels };
                }
            }
        }

        return counts;
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "`annotations.jsonl` has a line an image, and the `MLTable` beside it reads it. Register each folder as a data asset "
            + "of type `mltable`, "
            + $"and use them as training and validation data: "
            + $"{string.Join(", ", project.Division!.All.Select(part => $"`{NameOf(part)}/`"))}.";
        if (project.Options.ImageBaseUrl is not null)
        {
            yield return $"`image_url` begins with the given base URL. Upload {UploadRoot(project)} there, keeping its "
                + $"folders.";
        }
        else
        {
            yield return "`image_url` is a path relative to this project's directory. Azure Machine Learning wants an absolute URL: upload "
                + $"{UploadRoot(project)} to a datastore and put its URL in front, for example:";
            var (from, to) = (project.ImagePrefix, $"{ExampleBase}/{project.ImageRoot}");
            yield return $"```sh\nsed -i 's|^{{\"image_url\":\"{from}|{{\"image_url\":\"{to}|' */{FileName}\n```";
            yield return "Or convert again with that URL as `ImageBaseUrl`.";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "Labels are names: the tags' ids are not in the format.";
        if (project.Categories.HasEqualNames)
        {
            yield return "Several tags have the same name, and the format cannot tell them apart.";
        }

        if (OneClass)
        {
            yield return "A negative tag is a class like any other.";
        }
        else if (tally.Negatives > 0)
        {
            yield return "Images without a label have an empty list as their label. The published schema does not describe such lines: if "
                + "a "
                + "training run refuses them, remove them.";
        }
    }

    private static string UploadRoot(DatasetProject project) =>
        project.Target.InsideArchive ? "the archive's directory `data`" : "the data set's top directory";

    private static string NameOf(DatasetPart part) =>
        part switch
        {
            DatasetPart.Train => "train",
            DatasetPart.Validation => "validation",
            _ => "test",
        };

    private static string FileOf(DatasetPart part) => $"{NameOf(part)}/{FileName}";

    private void WriteLine(ArrayBufferWriter<byte> lines, DatasetProject project, LabelledImage image)
    {
        using (var writer = new Utf8JsonWriter(lines, DatasetJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("image_url", project.Url(image));
            writer.WriteStartObject("image_details");
            writer.WriteString("format", Path.GetExtension(image.File.FileName).TrimStart('.').ToLowerInvariant());
            if (image.Picture is { Width: > 0, Height: > 0 })
            {
                writer.WriteNumber("width", image.Picture.Width);
                writer.WriteNumber("height", image.Picture.Height);
            }

            writer.WriteEndObject();
            WriteLabel(writer, image);
            writer.WriteEndObject();
        }

        lines.Write("\n"u8);
    }

    private void WriteLabel(Utf8JsonWriter writer, LabelledImage image)
    {
        if (kind == ProjectKind.Multiclass)
        {
            writer.WriteString("label", image.Classes[0].Name);
            return;
        }

        writer.WriteStartArray("label");
        foreach (var category in image.Classes)
        {
            writer.WriteStringValue(category.Name);
        }

        foreach (var box in image.Boxes)
        {
            writer.WriteStartObject();
            writer.WriteString("label", box.Category.Name);
            writer.WriteNumber("topX", DatasetJson.Fraction(box.Left));
            writer.WriteNumber("topY", DatasetJson.Fraction(box.Top));
            writer.WriteNumber("bottomX", DatasetJson.Fraction(box.Right));
            writer.WriteNumber("bottomY", DatasetJson.Fraction(box.Bottom));
            writer.WriteNumber("isCrowd", 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
