using System.Globalization;
using System.Text;
using System.Xml;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// Pascal VOC, in the folders that torchvision's <c>VOCDetection</c> expects for 2012: one XML file per image with boxes in whole pixels
/// counted from 1, and lists of image names.
/// </summary>
internal sealed class PascalVocFormat : IDatasetFormat
{
    private const string Root = "VOCdevkit/VOC2012";

    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Indent = true,
        OmitXmlDeclaration = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(false),
    };

    public bool OneClass => false;

    public bool NeedsSize => true;

    public bool CanHoldKind(ProjectKind kind) => kind == ProjectKind.Detection;

    public DatasetSplit? DefaultSplit => null;

    public IReadOnlySet<string> ReadTypes { get; } = new HashSet<string>(["jpg"], StringComparer.Ordinal);

    public string OtherTypes => "which torchvision's VOCDetection does not find: it looks for names that end in .jpg.";

    public bool CanHold(LabelledBox box, DatasetPicture picture)
    {
        var (left, top, right, bottom) = Pixels(box, picture);
        return right > left && bottom > top;
    }

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        long annotations = 0;
        await foreach (var image in project.LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            if (image.Skip is null)
            {
                await project
                    .WriteAsync(FileOf(image), (stream, ct) => WriteImageAsync(stream, image), cancellationToken)
                    .ConfigureAwait(false);
                await project.CopyImageAsync(image, $"{Root}/JPEGImages", cancellationToken).ConfigureAwait(false);
                images++;
                annotations += image.Boxes.Count;
            }

            step();
        }

        foreach (var part in project.Division?.All ?? [DatasetPart.Train])
        {
            await WriteListAsync(project, NameOf(part), part, cancellationToken).ConfigureAwait(false);
        }

        await WriteListAsync(project, "trainval", null, cancellationToken).ConfigureAwait(false);
        return new(images, annotations, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var counts = new DatasetCounts(0, 0, project.Categories.All.Count);
        await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var stream = await project.ReopenAsync(FileOf(image), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                using var reader = XmlReader.Create(stream, new XmlReaderSettings { Async = true });
                counts = counts with { Images = counts.Images + 1 };
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    counts = counts with
                    {
                        Annotations = counts.Annotations + (reader is { NodeType: XmlNodeType.Element, Name: "object" } ? 1 : 0),
                    };
                }
            }
        }

        return counts;
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "Read it with, for example, `torchvision.datasets.VOCDetection(\".\", year=\"2012\", image_set=\"train\")` in this "
            + "directory. "
            + "`ImageSets/Main` lists the images; `trainval.txt` lists all of them but those for testing.";
        if (project.Target.CopyImage is null)
        {
            var source = project.ArchivedImages;
            yield return "The images are not here. Copy them first; in an archive that is to stay verifiable, copy this directory "
                + "elsewhere before you do.";
            yield return $"```sh\ncp -r {source} {Root}/JPEGImages\n```";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "Boxes are in whole pixels counted from 1, both ends included; a box that is less than two pixels wide or high is "
            + "lost.";
        yield return "Labels are names: the tags' ids are not in the format. Nothing is marked difficult, and each image is stated to have "
            + "three channels.";
        yield return "An image of a negative tag has an annotation without objects.";
        if (project.Categories.HaveEqual(category => XmlText.Clean(category.Name)))
        {
            yield return "Several tags have the same label, and the format cannot tell them apart.";
        }

        if (project.Categories.All.Any(category => !string.Equals(XmlText.Clean(category.Name), category.Name, StringComparison.Ordinal)))
        {
            yield return "Characters of tags' names that XML cannot hold are replaced by U+FFFD.";
        }
    }

    private static string NameOf(DatasetPart part) => YoloDetectionFormat.NameOf(part);

    private static string FileOf(LabelledImage image) => $"{Root}/Annotations/{Path.GetFileNameWithoutExtension(image.File.FileName)}.xml";

    /// <summary>Gets the first and last pixel that a box covers, counted from 1.</summary>
    private static (int Left, int Top, int Right, int Bottom) Pixels(LabelledBox box, DatasetPicture picture) =>
        (
            Whole(box.Left * picture.Width) + 1,
            Whole(box.Top * picture.Height) + 1,
            Whole(box.Right * picture.Width),
            Whole(box.Bottom * picture.Height)
        );

    private static int Whole(double pixels) => (int)Math.Round(pixels, MidpointRounding.AwayFromZero);

    private static Task WriteListAsync(DatasetProject project, string name, DatasetPart? part, CancellationToken cancellationToken) =>
        project.WriteAsync(
            $"{Root}/ImageSets/Main/{name}.txt",
            async (stream, ct) =>
            {
                var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                await using var disposal = writer.ConfigureAwait(false);
                await foreach (var image in project.ReadAsync(ct).ConfigureAwait(false))
                {
                    var own = project.Division?.Of(image) ?? DatasetPart.Train;
                    if (part is null ? own != DatasetPart.Test : own == part)
                    {
                        await writer
                            .WriteLineAsync(Path.GetFileNameWithoutExtension(image.File.FileName).AsMemory(), ct)
                            .ConfigureAwait(false);
                    }
                }
            },
            cancellationToken
        );

    private static async Task WriteImageAsync(Stream stream, LabelledImage image)
    {
        var writer = XmlWriter.Create(stream, Settings);
        await using var disposal = writer.ConfigureAwait(false);
        writer.WriteStartElement("annotation");
        writer.WriteElementString("folder", "VOC2012");
        writer.WriteElementString("filename", image.File.FileName);
        writer.WriteStartElement("source");
        writer.WriteElementString("database", "Azure Custom Vision");
        writer.WriteEndElement();
        writer.WriteStartElement("size");
        Write(writer, "width", image.Picture.Width);
        Write(writer, "height", image.Picture.Height);
        Write(writer, "depth", 3);
        writer.WriteEndElement();
        Write(writer, "segmented", 0);
        foreach (var box in image.Boxes)
        {
            var (left, top, right, bottom) = Pixels(box, image.Picture);
            writer.WriteStartElement("object");
            writer.WriteElementString("name", XmlText.Clean(box.Category.Name));
            writer.WriteElementString("pose", "Unspecified");
            Write(writer, "truncated", 0);
            Write(writer, "difficult", 0);
            writer.WriteStartElement("bndbox");
            Write(writer, "xmin", left);
            Write(writer, "ymin", top);
            Write(writer, "xmax", right);
            Write(writer, "ymax", bottom);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        await writer.FlushAsync().ConfigureAwait(false);
    }

    private static void Write(XmlWriter writer, string name, int value) =>
        writer.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));
}
