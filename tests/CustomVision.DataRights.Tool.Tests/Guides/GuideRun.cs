using System.Diagnostics;
using System.Globalization;
using System.Text;
using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests.Guides;

/// <summary>The commands of a document, run in its order as a person would type them.</summary>
internal sealed record GuideRun(string File)
{
    private const string Export = "[ -e DIR ] || datarights export --output DIR";

    /// <summary>What a reader has done before a block, which is named by the beginning of its first line.</summary>
    public Dictionary<string, string> Before { get; init; } = [];

    /// <summary>The blocks that are not run, by the beginning of their first line, with the reason.</summary>
    public Dictionary<string, string> NotRun { get; init; } = [];

    public static IReadOnlyList<GuideRun> All { get; } =
    [
        new("README.md")
        {
            Before = { ["datarights list"] = "datarights export --output OTHER" },
            NotRun = { ["dotnet test"] = "the gate runs both by themselves" },
        },
        new("docs/archive-format.md") { Before = { ["import json, pathlib"] = "datarights export --output archive" } },
        new("docs/console-json.md") { Before = { ["datarights verify archive"] = "datarights export --output archive" } },
        new("docs/datasets.md")
        {
            Before = { ["datarights convert DIR --format coco"] = Export },
            NotRun = { ["az storage blob upload-batch"] = Azure, ["az ml job create"] = Azure },
        },
        new("docs/erasure.md") { Before = { ["datarights erase plan"] = Export } },
        new("docs/export.md")
        {
            Before =
            {
                ["sha256sum -c manifest-sha256.txt"] = "cd DIR",
                ["datarights verify DIR --expect DIGEST"] = "cd ..",
                ["datarights verify DIR --signature DIR.sig --key PUB.pem"] =
                    "openssl genrsa -out KEY.pem 2048; openssl rsa -in KEY.pem -pubout -out PUB.pem\n"
                    + "datarights export --output DIR --sign KEY.pem",
                ["hex="] =
                    "openssl ecparam -name prime256v1 -genkey -noout -out KEY.pem; openssl ec -in KEY.pem -pubout -out PUB.pem\n"
                    + "datarights export --output DIR --sign KEY.pem; datarights verify DIR --signature DIR.sig --key PUB.pem\n"
                    + "(cd DIR && sha256sum tagmanifest-sha256.txt) | cut -c1-64 | tr -d '\\n' > digest",
            },
        },
        new("docs/hosting.md") { NotRun = { ["APPROVE_CONFIGURATION_SCHEMA=1"] = Approval, [Container] = Everywhere } },
        new("docs/operations.md") { NotRun = { ["dotnet run -c Release"] = "it takes more than half an hour" } },
        new("docs/portal.md") { NotRun = { [Portal] = Portals, ["curl -s -H \"X-Api-Key: KEY\""] = Portals } },
        new("docs/restore.md")
        {
            Before =
            {
                ["datarights drill DIR --output drill.json"] = Export,
                ["datarights compare DIR OTHER"] = "datarights export --output OTHER",
            },
        },
        new("docs/testing.md"),
        new("samples/DataRights.Portal/README.md") { NotRun = { [Portal] = Portals } },
        new("src/CustomVision.DataRights.Emulator.Tool/README.md") { NotRun = { [Container] = Everywhere } },
        new("src/CustomVision.DataRights.Emulator/README.md"),
        new("src/CustomVision.DataRights.Tool/README.md"),
        new("CONTRIBUTING.md")
        {
            NotRun =
            {
                ["dotnet build"] = "the gate runs both by themselves",
                ["bash .ci/run"] = "it is the gate",
                ["dotnet run -c Release"] = "it takes more than half an hour",
                ["APPROVE_PUBLIC_API=1"] = Approval,
            },
        },
    ];

    private const string Datastore =
        "azureml://subscriptions/SUBSCRIPTION/resourcegroups/GROUP/workspaces/WORKSPACE/datastores/workspaceblobstore/paths/custom-vision";

    private const string Azure = "it needs a subscription, as the page says";
    private const string Approval = "it approves a change";
    private const string Container = "customvision-emulator --bind 0.0.0.0";
    private const string Everywhere = "it listens on every address; the emulator's tests bind others than loopback";
    private const string Portal = "dotnet run --project samples/DataRights.Portal -- --demo";
    private const string Portals = "the portal's tests start it so and send these requests";

    /// <summary>The blocks of the document that are for a shell, or for Python.</summary>
    public IEnumerable<GuideBlock> Blocks => GuideBlock.In(File).Where(block => block.IsShell || block.Language == "python");

    public IEnumerable<GuideBlock> RunBlocks => Blocks.Where(block => !NotRun.Keys.Any(begin => Begins(block, begin)));

    public static bool Begins(GuideBlock block, string begin) => block.Lines[0].StartsWith(begin, StringComparison.Ordinal);

    /// <summary>Runs the document's blocks in a folder, against an emulated account.</summary>
    public async Task<Datarights.Outcome> RunAsync(string folder)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var empty = await TrainingEmulator.StartAsync();
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "guide.sh"), Script(await FreePortAsync()));
        var start = new ProcessStartInfo("bash", ["guide.sh"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        start.Environment["BIN"] = AppContext.BaseDirectory;
        start.Environment["CUSTOMVISION_ENDPOINT"] = emulator.Endpoint.ToString();
        start.Environment["CUSTOMVISION_TRAINING_KEY"] = emulator.TrainingKey;
        start.Environment["EMPTY"] = empty.Endpoint.ToString();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await Datarights.EndAsync(process, File);
    }

    private string Script(string port)
    {
        var frame = Path.Combine(SampleTests.Repository(), "tests", "CustomVision.DataRights.Tool.Tests", "Guides", "guide.sh");
        var script = new StringBuilder(System.IO.File.ReadAllText(frame));
        foreach (var block in RunBlocks)
        {
            var text = string.Join('\n', block.Lines);
            script
                .AppendLine(Before.FirstOrDefault(one => Begins(block, one.Key)).Value)
                .AppendLine(CultureInfo.InvariantCulture, $"echo '## {block.Name}' >&2")
                .AppendLine(block.Language == "python" ? $"python3 - <<'PYTHON'\n{text}\nPYTHON" : Filled(text, port));
        }

        return script.ToString();
    }

    private static string Filled(string text, string port) =>
        text.Replace("--approve DIGEST", "--approve \"$(digest)\"", StringComparison.Ordinal)
            .Replace("--expect DIGEST", "--expect \"$(digest)\"", StringComparison.Ordinal)
            .Replace("DATASTORE", Datastore, StringComparison.Ordinal)
            .Replace(":ADMIN/", ":'\"$(admin)\"'/", StringComparison.Ordinal)
            .Replace("5080", port, StringComparison.Ordinal);

    // Free when it is asked for; the emulator of a guide takes it a moment later.
    private static async Task<string> FreePortAsync()
    {
        await using var emulator = await TrainingEmulator.StartAsync();
        return emulator.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
    }
}
