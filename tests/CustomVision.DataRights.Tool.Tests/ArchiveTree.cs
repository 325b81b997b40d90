using System.Security.Cryptography;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>What a folder holds: each file's path and digest, without what differs from run to run.</summary>
internal static class ArchiveTree
{
    public static IEnumerable<string> Differences(string expected, string actual) =>
        Of(expected).Except(Of(actual)).Select(file => "- " + file).Concat(Of(actual).Except(Of(expected)).Select(file => "+ " + file));

    // bag-info.txt tells times of the run, and one line of the tag manifest names its digest; its other lines are compared.
    private static List<string> Of(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(folder, file), Bytes: File.ReadAllBytes(file)))
                .Where(file => file.Path is not ("bag-info.txt" or "tagmanifest-sha256.txt"))
                .Select(file => $"{file.Path} {Convert.ToHexString(SHA256.HashData(file.Bytes))}"),
            .. File.ReadLines(Path.Combine(folder, "tagmanifest-sha256.txt"))
                .Where(line => !line.EndsWith("  bag-info.txt", StringComparison.Ordinal))
                .Select(line => "tagmanifest: " + line),
        ];
}
