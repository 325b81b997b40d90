using System.Globalization;
using System.Text;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// YOLO detection for Ultralytics: the labels of <c>…/images/NAME.png</c> are in <c>…/labels/NAME.txt</c>, one line per box, "class x y
/// width height" with the box's centre, all as fractions. An empty file marks an image that shows none of the classes.
/// </summary>
internal sealed class YoloDetectionFormat : IDatasetFormat
{
    public bool OneClass => false;

    public bool NeedsSize => false;

    public bool CanHoldKind(ProjectKind kind) => kind == ProjectKind.Detection;

    public DatasetSplit? DefaultSplit => null;

    /// <summary>The image types that Ultralytics reads, among those that an archive can hold.</summary>
    public static IReadOnlySet<string> UltralyticsTypes { get; } =
        new HashSet<string>(["jpg", "png", "bmp", "tif", "webp", "heic", "avif"], StringComparer.Ordinal);

    public IReadOnlySet<string> ReadTypes => UltralyticsTypes;

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
                await project
                    .WriteAsync(
                        LabelFile(project, image),
                        async (stream, ct) => await stream.WriteAsync(labels, ct).ConfigureAwait(false),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await project.CopyImageAsync(image, $"images{Folder(project, image)}", cancellationToken).ConfigureAwait(false);
                images++;
                annotations += image.Boxes.Count;
            }

            step();
        }

        await project
            .WriteAsync(
                "data.yaml",
                async (stream, ct) => await stream.WriteAsync(Encoding.UTF8.GetBytes(DataYaml(project)), ct).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(images, annotations, project.Categories.All.Count);
    }

    public async Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken)
    {
        var counts = new DatasetCounts(0, 0, project.Categories.All.Count);
        await foreach (var image in project.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var stream = await project.ReopenAsync(LabelFile(project, image), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var boxes = await JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false);
                counts = counts with { Images = counts.Images + 1, Annotations = counts.Annotations + boxes };
            }
        }

        return counts;
    }

    public IEnumerable<string> Usage(DatasetProject project)
    {
        yield return "`data.yaml` declares the classes, in the order of the tags' names (by code point, then by id); `labels/` has a file "
            + "an image. "
            + "Train with, for example, `yolo detect train data=data.yaml`.";
        yield return project.Division is null
            ? "`train` and `val` name the same images: the service does not disclose its own division. Convert again with a split "
                + "before you "
                + "measure anything."
            : "The images are divided; the division of the service is not known."
                + (
                    project.Division.All.Contains(DatasetPart.Validation)
                        ? ""
                        : " No part for validation was requested, so `val` names the images of `train`: convert again with one before you "
                            + "measure anything."
                );
        if (project.Target.CopyImage is null)
        {
            var source = project.ArchivedImages;
            yield return "The images are not here: YOLO finds labels beside a directory `images`, so link or copy them first. In an "
                + "archive that "
                + "is to stay verifiable, copy this directory elsewhere before you do.";
            yield return project.Division is null
                ? $"```sh\ncp -r {source} images\n```"
                : $"```sh\nfor label in labels/*/*.txt; do\n  part=$(basename \"$(dirname \"$label\")\")\n  mkdir -p \"images/$part\" && "
                    + $"cp {source}/\"$(basename \"$label\" .txt)\".* \"images/$part/\"\ndone\n```";
        }
    }

    public IEnumerable<string> Losses(DatasetProject project, DatasetTally tally)
    {
        yield return "Boxes are rounded to nine digits, and their corners are now a centre, of ten digits, and a size.";
        if (tally.Tiny > 0)
        {
            yield return tally.Tiny == 1
                ? "1 image has less than ten pixels on a side: Ultralytics leaves it out."
                : $"{tally.Tiny} images have less than ten pixels on a side: Ultralytics leaves them out.";
        }

        yield return $"The classes are numbers; the tags' ids are not in the format; they are in the archive's "
            + $"`{ArchiveCategories.Tags.FileName}`.";
    }

    public static string NameOf(DatasetPart part) =>
        part switch
        {
            DatasetPart.Train => "train",
            DatasetPart.Validation => "val",
            _ => "test",
        };

    private static string Folder(DatasetProject project, LabelledImage image) =>
        project.Division is { } division ? $"/{NameOf(division.Of(image))}" : string.Empty;

    private static string LabelFile(DatasetProject project, LabelledImage image) =>
        $"labels{Folder(project, image)}/{Path.GetFileNameWithoutExtension(image.File.FileName)}.txt";

    private static string Line(LabelledBox box)
    {
        // Ten digits, since halving a number with nine decimals adds one.
        var (x, y) = (Math.Round((decimal)((box.Left + box.Right) / 2), 10), Math.Round((decimal)((box.Top + box.Bottom) / 2), 10));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{box.Category.Index} {x:0.##########} {y:0.##########} {box.Right - box.Left:0.#########} "
                + $"{box.Bottom - box.Top:0.#########}\n"
        );
    }

    private static string DataYaml(DatasetProject project)
    {
        // Without "path", Ultralytics uses the directory of this file, so the data set can be moved.
        var categories = project.Categories;
        var yaml = new StringBuilder();
        if (project.Division is { } division)
        {
            foreach (var part in division.All)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"{NameOf(part)}: images/{NameOf(part)}\n");
            }

            if (!division.All.Contains(DatasetPart.Validation))
            {
                yaml.Append("val: images/train\n"); // Ultralytics rejects a file without it
            }
        }
        else
        {
            yaml.Append("train: images\nval: images\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"nc: {categories.All.Count}\n");
        yaml.Append(categories.All.Count == 0 ? "names: {}\n" : "names:\n");
        foreach (var category in categories.All)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {category.Index}: {YamlText.Quote(category.Name)}\n");
        }

        return yaml.ToString();
    }
}
