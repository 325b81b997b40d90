using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Looks at the files of a data set.</summary>
internal static partial class DatasetFiles
{
    /// <summary>Every name consists of a GUID, a number or a fixed word.</summary>
    public static void NamesAreOurs(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            OurPath().IsMatch(Path.GetRelativePath(directory, file).Replace('\\', '/')).Should().BeTrue("{0} is a path of ours", file);
        }
    }

    [GeneratedRegex("^(datasets/|coco/|azureml/|yolo/|[0-9a-f-]{36}/|images/|labels/|train/|class-[0-9]{3,}/)*([0-9a-f-]{36}\\.(png|txt|gif)|README\\.md|MLTable|data\\.yaml|classes\\.json|assignments\\.csv|skipped\\.jsonl|annotations\\.jsonl?)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OurPath();
}
