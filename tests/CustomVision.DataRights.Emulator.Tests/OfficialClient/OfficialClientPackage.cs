using System.Security.Cryptography;

namespace CustomVision.DataRights.Emulator.Tests.OfficialClient;

/// <summary>The Node package <c>tests/OfficialClient</c>, whose program drives an emulator with Microsoft's own client.</summary>
internal static class OfficialClientPackage
{
    /// <summary>Bounds a hanging network or program, not a slow machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly string Folder = Find();

    public static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Installs what the lock file names, unless that is installed already.</summary>
    public static async Task InstallAsync()
    {
        var installed = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == wanted)
        {
            return;
        }

        // npm ci begins by removing node_modules, so an interrupted installation leaves no mark.
        var npm = ChildProcess.Describe(Npm, ["ci"]);
        npm.WorkingDirectory = Folder;
        var (exitCode, output) = await ChildProcess.RunAsync(npm, Limit);
        exitCode
            .Should()
            .Be(
                0,
                "npm ci in tests/OfficialClient must install Microsoft's client, for which it needs a package registry; it said:\n{0}",
                output
            );
        await File.WriteAllTextAsync(installed, wanted);
    }

    /// <summary>Runs the program against an emulator; it checks every answer itself.</summary>
    public static Task<(int ExitCode, string Output)> DriveAsync(TrainingEmulator emulator, string predictionKey)
    {
        var node = ChildProcess.Describe("node", ["run.js"]);
        node.WorkingDirectory = Folder;
        node.Environment["CUSTOMVISION_ENDPOINT"] = emulator.Endpoint.AbsoluteUri;
        node.Environment["CUSTOMVISION_TRAINING_KEY"] = emulator.TrainingKey;
        node.Environment["CUSTOMVISION_PREDICTION_KEY"] = predictionKey;
        return ChildProcess.RunAsync(node, Limit);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, "OfficialClient", "package.json");
            if (File.Exists(package))
            {
                return Path.GetDirectoryName(package)!;
            }
        }

        throw new DirectoryNotFoundException(
            $"There is no OfficialClient/package.json above {AppContext.BaseDirectory}: run the tests inside the repository."
        );
    }
}
