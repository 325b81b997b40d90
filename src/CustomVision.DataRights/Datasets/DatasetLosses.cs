using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>Describes the information that is lost in a data set, in sentences without names of tags, projects or people.</summary>
internal static class DatasetLosses
{
    public static IReadOnlyList<string> Describe(IDatasetFormat format, DatasetProject project, DatasetSurvey survey, DatasetTally tally)
    {
        var losses = new List<string>();
        if (survey.Images is null)
        {
            losses.Add("The archive has no list of this project's images: they were not exported, so the data set is empty.");
        }

        losses.AddRange(tally.Skipped.Select(Of));
        if (survey.Unlisted > 0)
        {
            var file = ArchiveCategories.Unlisted.FileName;
            losses.Add(
                survey.Unlisted == 1
                    ? "1 image is left out: it was saved earlier, and the service no longer lists it. It was deleted in between, or not "
                        + $"requested again because something failed; the report says which. {file} in the archive has what the service "
                        + $"last said about it, and its file."
                    : $"{survey.Unlisted} images are left out: they were saved earlier, and the service no longer lists them. They were "
                        + $"deleted in between, or not requested again because something failed; the report says which. {file} in the "
                        + $"archive has what the service last said about them, and their files."
            );
        }

        AddCounted(
            losses,
            tally.TagsWithoutBox,
            "tag on an image without a box of that tag is lost: the format has only boxes.",
            "tags on images without a box of that tag are lost: the format has only boxes."
        );
        AddCounted(
            losses,
            tally.UnusableBoxes,
            "box is lost: it has no area in the rounding of the format, or its tag is a negative one.",
            "boxes are lost: they have no area in the rounding of the format, or their tag is a negative one."
        );
        AddCounted(
            losses,
            tally.CutBoxes,
            "box reached over the edge of its image and was cut there.",
            "boxes reached over the edge of their image and were cut there."
        );
        if (format.KeepsUnlabelled)
        {
            AddCounted(
                losses,
                tally.Unlabelled,
                "image is included that is not labelled, or not completely.",
                "images are included that are not labelled, or not completely."
            );
        }
        else
        {
            AddCounted(
                losses,
                tally.Unlabelled,
                "image is included without a label because unlabelled images were requested: training tools treat it as a negative.",
                "images are included without labels because unlabelled images were requested: training tools treat them as negatives."
            );
        }

        AddCounted(
            losses,
            tally.WithMetadata,
            "image has metadata, which the format cannot express.",
            "images have metadata, which the format cannot express."
        );
        AddCounted(
            losses,
            tally.StatedSizes,
            "image has the size that the service states, because its own header could not be read here.",
            "images have the size that the service states, because their own header could not be read here."
        );
        AddOriented(losses, project, tally);
        foreach (var (extension, count) in tally.Unread)
        {
            var type = extension.ToUpperInvariant();
            AddCounted(losses, count, $"image is a {type} file, {format.OtherTypes}", $"images are {type} files, {format.OtherTypes}");
        }

        if (format.CanHoldKind(project.Archived.Kind))
        {
            losses.AddRange(format.Losses(project, tally));
        }

        losses.Add(
            "Times of labelling, descriptions and types of tags, the project's settings, and the service's tag and region ids are not in "
                + "the format, except where this list says so."
        );
        if (project.Archived.Iterations.Count > 0)
        {
            losses.Add(
                "Only the workspace is converted. The image sets that the project's iterations were trained with, their performance and "
                    + "their models stay in the archive."
            );
        }

        losses.Add("Stored predictions and suggestions are not converted.");
        return losses;
    }

    private static void AddOriented(List<string> losses, DatasetProject project, DatasetTally tally)
    {
        if (project.Archived.Kind != ProjectKind.Detection)
        {
            return; // without boxes, orientation has no effect and copies are unchanged
        }

        if (project.Target.CopyImage is not null)
        {
            const string Copies =
                "had an EXIF orientation: boxes are in the frame of the stored pixels, and the copy's Orientation tag was set to 1 (two "
                + "bytes, and the chunk's checksum in a PNG), so that readers that apply it and readers that do not agree. The archive's "
                + "originals are unchanged.";
            var several = Copies.Replace("copy's", "copies'", StringComparison.Ordinal);
            AddCounted(losses, tally.Oriented, "image " + Copies, "images " + several);
        }
        else
        {
            const string Convert = "without applying it, or convert the archive with its images copied.";
            AddCounted(
                losses,
                tally.Oriented,
                "image has an EXIF orientation, and its boxes are in the frame of the stored pixels: read this image " + Convert,
                "images have an EXIF orientation, and boxes are in the frame of the stored pixels: read these images " + Convert
            );
        }

        var assumed =
            "boxes whose frame cannot be determined from the archive: "
            + $"the frame of the {(project.Options.AssumedFrame == PictureFrame.Upright ? "upright picture" : "stored pixels")} was "
            + "assumed. Look at one, and convert again with the other frame (AssumedFrame, or --exif stored or upright on the command "
            + "line) if its boxes are off.";
        AddCounted(losses, tally.AssumedFrames, "of them has " + assumed, "of them have " + assumed);
    }

    private static void AddCounted(List<string> losses, long count, string one, string many)
    {
        if (count > 0)
        {
            losses.Add(FormattableString.Invariant($"{count} {(count == 1 ? one : many)}"));
        }
    }

    /// <summary>Describes the images that are omitted for one reason.</summary>
    public static string Of(KeyValuePair<DatasetSkipReason, long> skip) =>
        FormattableString.Invariant($"{(skip.Value == 1 ? "1 image is" : $"{skip.Value} images are")} left out: {ReasonOf(skip.Key)}");

    private static string ReasonOf(DatasetSkipReason reason) =>
        reason switch
        {
            DatasetSkipReason.NoBytes => "the archive has the data without the bytes.",
            DatasetSkipReason.Untagged => "without a tag, the content is unknown.",
            DatasetSkipReason.NoRegion => "with a tag but no usable box, a model would learn that the tagged object is absent.",
            DatasetSkipReason.SeveralTags => "there are several tags, and the format allows one class an image.",
            DatasetSkipReason.OtherKind =>
                "the format does not support this kind of project. Detection fits Coco, Yolo, AzureML, PascalVoc and LabelStudio; one tag "
                    + "an image fits ImageFolder, Yolo, AzureML and LabelStudio; several tags fit AzureML and LabelStudio.",
            DatasetSkipReason.NoSize => "the width or height is unknown, and the format uses pixels.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a sentence."),
        };
}
