using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// YOLO detection as Ultralytics reads it: the labels of <c>…/images/NAME.png</c> are looked for in <c>…/labels/NAME.txt</c>, a line a
/// box, "class x y width height" with the box's centre, all as fractions. An empty file is an image that shows nothing.
/// </summary>
internal sealed class YoloDetectionFormat : IDatasetFormat
{
    public bool OneClass => false;

    public bool NeedsSize => false;

    public IReadOnlySet<string> ReadTypes { get; } = new HashSet<string>(["jpg", "png", "bmp", "tif", "webp", "heic", "avif"], StringComparer.Ordinal);

    public string OtherTypes => "which Ultralytics does not read as images.";

    public bool CanHold(LabelledBox box, DatasetPicture picture) =>
        DatasetJson.Fraction(box.Right - box.Left) > 0 && DatasetJson.Fraction(box.Bottom - box.Top) > 0;

    public async Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken)
    {
        long images = 0;
        long annotations = 0;
        await foreach (var image in project.LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            if (image.Skip is null)
            {
                var labels = Encoding.ASCII.GetBytes(string.Concat(image.Boxes.Select(Line)));
                await project.WriteAsync(LabelFile(image), async (stream, ct) => await stream.WriteAsync(labels, ct).ConfigureAwait(false), cancellationToken)
                    .ConfigureAwait(false);
                await project.CopyImageAsync(image, "images", cancellationToken).ConfigureAwait(false);
                images++;
                annotations += image.Boxes.Count;
            }

            step();
        }

        await project.WriteAsync(
            "data.yaml",
            async (stream, ct) => await stream.WriteAsync(Encoding.UTF8.GetBytes(DataYaml(project.Categories)), ct).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return new(images, annotations, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var counts = new DatasetCounts(0, 0, project.Categories.All.Count);
        await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var stream = await project.ReopenAsync(LabelFile(image), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var boxes = await Archive.Reading.JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false);
                counts = counts with { Images = counts.Images + 1, Annotations = counts.Annotations + boxes };
            }
        }

        return counts;
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "`data.yaml` declares the classes, in the order of the tags' names (by code point, then by id); `labels/` has a file an image. "
            + "Train with, for example, `yolo detect train data=data.yaml`.";
        yield return "`train` and `val` name the same images: the service keeps its own division to itself. Divide the images before you measure anything.";
        if (project.Target.CopyImage is null)
        {
            var source = project.Target.InsideArchive ? $"../../../projects/{project.Archived.Id:D}/images" : $"ARCHIVE/data/projects/{project.Archived.Id:D}/images";
            yield return "The images are not here: YOLO finds labels beside a directory `images`, so link or copy them first. In an archive that "
                + "is to stay verifiable, copy this directory elsewhere before you do.";
            yield return $"```sh\ncp -r {source} images\n```";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "Boxes are rounded to nine digits, and their corners are now a centre and a size.";
        yield return "The classes are numbers; the tags' ids are not in the format, and stand in the archive's `tags.json`.";
    }

    private static string LabelFile(LabelledImage image) => $"labels/{Path.GetFileNameWithoutExtension(image.File.FileName)}.txt";

    private static string Line(LabelledBox box)
    {
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{box.Category.Index} {x:0.#########} {y:0.#########} {box.Right - box.Left:0.#########} {box.Bottom - box.Top:0.#########}\n");
    }

    private static string DataYaml(DatasetCategories categories)
    {
        // Without "path", Ultralytics takes the directory of this file, wherever it is moved.
        var yaml = new StringBuilder("train: images\nval: images\n");
        yaml.Append(CultureInfo.InvariantCulture, $"nc: {categories.All.Count}\n");
        yaml.Append(categories.All.Count == 0 ? "names: {}\n" : "names:\n");
        foreach (var category in categories.All)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {category.Index}: {YamlText.Quote(category.Name)}\n");
        }

        return yaml.ToString();
    }
}
