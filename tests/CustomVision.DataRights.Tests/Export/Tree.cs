using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What a folder holds: each file's path and digest.</summary>
internal static class Tree
{
    public static SortedDictionary<string, string> Of(string folder)
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            tree.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), Sha256Digest.Compute(File.ReadAllBytes(file)).ToString());
        }

        return tree;
    }

    /// <summary>Every path at which two archives differ, apart from what differs from run to run.</summary>
    public static IEnumerable<string> Differences(string expected, string actual) =>
        WithoutRun(expected)
            .Except(WithoutRun(actual))
            .Select(file => "- " + file.Key)
            .Concat(WithoutRun(actual).Except(WithoutRun(expected)).Select(file => "+ " + file.Key));

    // bag-info.txt tells times and ids of the run, and the tag manifest names its digest.
    private static SortedDictionary<string, string> WithoutRun(string folder)
    {
        var tree = Of(folder);
        tree.Remove("bag-info.txt");
        tree.Remove("tagmanifest-sha256.txt");
        return tree;
    }
}
