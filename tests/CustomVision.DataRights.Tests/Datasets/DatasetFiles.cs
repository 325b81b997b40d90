using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Looks at the files of a data set.</summary>
internal static partial class DatasetFiles
{
    /// <summary>Every name consists of a GUID, a number or a fixed word, or is a folder of letters and digits.</summary>
    public static void NamesAreOurs(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            OurPath().IsMatch(Path.GetRelativePath(directory, file).Replace('\\', '/')).Should().BeTrue("{0} is a path of ours", file);
        }
    }

    [GeneratedRegex(
        "^(datasets/|coco/|azureml/|yolo/|pascalvoc/|imagefolder/|labelstudio/|"
            + "[0-9a-f-]{36}/|images/|labels/|train/|val/|validation/|test/|"
            + "VOCdevkit/VOC2012/(Annotations|JPEGImages|ImageSets/Main)/|[\\w-]{1,60}/)*"
            + "([0-9a-f-]{36}\\.(png|txt|gif|xml)|README\\.md|MLTable|data\\.yaml|classes\\.json|"
            + "assignments\\.csv|skipped\\.jsonl|annotations(-train|-val|-test)?\\.jsonl?|tasks\\.json|label_config\\.xml|"
            + "(train|trainval|val|test)\\.txt)$",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex OurPath();
}
