using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// Creates the <c>README.md</c> files of a data set. They contain no text from the service, since a Markdown viewer may render it as HTML.
/// </summary>
internal static class DatasetReadme
{
    public static string OfProject(IDatasetFormat format, DatasetProject project, DatasetProjectResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Project {result.ProjectId:D}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"Made from an archive of Azure Custom Vision. Kind of project: {project.Archived.Kind}.\n\n"
        );
        text.Append("| images | labels | classes | images without any class | left out |\n|---|---|---|---|---|\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {result.Images} | {result.Annotations} | {result.Categories} | {result.Negatives} | "
                + $"{result.Skipped.Values.Sum()} |\n\n"
        );
        text.Append("## Use\n\n");
        foreach (
            var paragraph in format.CanHoldKind(project.Archived.Kind)
                ? format.Usage(project)
                : ["The format does not support this kind of project, so this directory has no data."]
        )
        {
            text.Append(paragraph).Append("\n\n");
        }

        text.Append("## What is lost\n\n");
        foreach (var loss in result.Losses)
        {
            text.Append("- ").Append(loss).Append('\n');
        }

        if (result.Skipped.Count > 0)
        {
            text.Append("\n`" + DatasetSkippedFile.FileName + "` names each image that is left out, and why.\n");
        }

        return text.ToString();
    }

    public static string OfDataset(DatasetResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Data sets in the format {result.Format}\n\n");
        text.Append(
            "Made from an archive of Azure Custom Vision, one directory a project. Each has a `README.md` that says how to use it and what "
                + "is lost.\n\n"
        );
        text.Append("| project | images | labels | classes | left out |\n|---|---|---|---|---|\n");
        foreach (var project in result.Projects)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| [{project.ProjectId:D}]({project.ProjectId:D}/README.md) | {project.Images} | {project.Annotations} | "
                    + $"{project.Categories} | {project.Skipped.Values.Sum()} |\n"
            );
        }

        return text.ToString();
    }
}
