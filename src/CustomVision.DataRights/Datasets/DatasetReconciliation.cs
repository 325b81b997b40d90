using System.Globalization;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>Compares three independent counts: from the archive, during writing, and from the written files.</summary>
internal static class DatasetReconciliation
{
    /// <exception cref="DataRightsException">Two counts disagree.</exception>
    public static void Check(
        ArchivedProject project,
        DatasetSurvey survey,
        DatasetTally tally,
        DatasetCounts written,
        DatasetCounts read,
        int categories
    )
    {
        Equal(project, "images of the archive, in the data set or left out", survey.Images ?? 0, tally.Images + tally.SkippedImages);
        if (project.Kind == ProjectKind.Detection)
        {
            Equal(
                project,
                "boxes of the archive, in the data set or left out",
                survey.Boxes,
                tally.Annotations + tally.UnusableBoxes + tally.SkippedBoxes
            );
        }

        foreach (var counts in (ReadOnlySpan<DatasetCounts>)[written, read])
        {
            Equal(project, "images in the data set", tally.Images, counts.Images);
            Equal(project, "labels in the data set", tally.Annotations, counts.Annotations);
            Equal(project, "classes in the data set", categories, counts.Categories);
        }
    }

    private static void Equal(ArchivedProject project, string what, long expected, long found)
    {
        if (expected != found)
        {
            throw new DataRightsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Project {project.Id:D}: {what}: expected {expected}, found {found}. The data set is not usable; verify the archive "
                        + $"and convert again."
                )
            );
        }
    }
}
