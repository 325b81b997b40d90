using System.Security.Cryptography;

namespace CustomVision.DataRights.TestSupport.Files;

/// <summary>The content of a folder: the path and digest of each file.</summary>
internal static class ArchiveTree
{
    public static SortedDictionary<string, string> Of(string folder)
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            tree.Add(path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }

        return tree;
    }

    /// <summary>Returns the paths at which two archives differ, ignoring values that change from run to run.</summary>
    public static IEnumerable<string> Differences(string expected, string actual)
    {
        var (first, second) = (WithoutRun(expected), WithoutRun(actual));
        return first.Except(second).Select(file => "- " + file.Key).Concat(second.Except(first).Select(file => "+ " + file.Key)).ToList();
    }

    // bag-info.txt contains times and ids of the run, and the tag manifest has one line with its digest. All other lines are compared.
    private static SortedDictionary<string, string> WithoutRun(string folder)
    {
        var tree = Of(folder);
        tree.Remove("bag-info.txt");
        if (tree.Remove("tagmanifest-sha256.txt"))
        {
            var lines = File.ReadLines(Path.Combine(folder, "tagmanifest-sha256.txt"))
                .Where(line => !line.EndsWith("  bag-info.txt", StringComparison.Ordinal));
            tree.Add("tagmanifest-sha256.txt", string.Join('\n', lines));
        }

        return tree;
    }
}
