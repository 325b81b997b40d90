using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>A small archive as an export writes it, with every kind of list.</summary>
internal static class ExportedBag
{
    public const string Project = "data/projects/11111111-1111-1111-1111-111111111111";
    public const string Iteration = Project + "/iterations/22222222-2222-2222-2222-222222222222";

    /// <summary>Writes the archive.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="edit">
    /// Changes a payload file before it is written, or leaves it out; so that the manifest agrees with the change.
    /// </param>
    /// <param name="agent">The program that made it; this library, if empty.</param>
    /// <param name="state">The state of the export.</param>
    public static async Task WriteAsync(
        string directory,
        Func<string, string, string?>? edit = null,
        string agent = "",
        string state = "Complete"
    )
    {
        using var bag = new BagWriter(new DirectoryArchiveSink(directory), new TestClock());
        foreach (var (path, content) in Files(state))
        {
            if ((edit is null ? content : edit(path, content)) is { } edited)
            {
                await bag.WriteAsync(
                    ArchivePath.Parse(path["data/".Length..]),
                    (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(edited), token).AsTask(),
                    CancellationToken.None
                );
            }
        }

        var info = new BagInfo().Add("Export-State", state);
        await bag.FinishAsync(agent.Length == 0 ? info : info.Add("Bag-Software-Agent", agent), CancellationToken.None);
    }

    private static IEnumerable<(string Path, string Content)> Files(string state)
    {
        yield return ("data/account.json", "{}\n");
        yield return ("data/domains.json", "[{},{}]\n");
        yield return (Project + "/project.json", "{}\n");
        yield return (Project + "/tags.json", "[\n{}\n]\n");
        yield return (Project + "/images/a.png", "image a");
        yield return (Project + "/images/b.jpg", "image b");
        yield return (Project + "/images/b-resized.jpg", "image b, small");
        yield return (Project + "/images/frozen.png", "only in the iteration");
        yield return (
            Project + "/images.jsonl",
            string.Concat(
                Line("a", "images/a.png", "image a"),
                Line("b", "images/b.jpg", "image b")
                    .Replace(
                        "}\n",
                        $",\"resizedFile\":\"images/b-resized.jpg\",\"resizedSha256\":\"{Digest("image b, small")}\"}}\n",
                        StringComparison.Ordinal
                    ),
                "{\"id\":\"c\",\"file\":null,\"sha256\":null}\n"
            )
        );
        yield return (Project + "/predictions/p.png", "a prediction");
        yield return (Project + "/predictions.jsonl", Line("p", "predictions/p.png", "a prediction"));
        yield return (
            Iteration + "/images.jsonl",
            Line("a", "../../images/a.png", "image a") + Line("frozen", "../../images/frozen.png", "only in the iteration")
        );
        yield return (Iteration + "/iteration.json", "{}\n");
        yield return (Iteration + "/tags.json", "[]\n");
        yield return (Iteration + "/performance.json", "{}\n");
        yield return (Iteration + "/performance-0.5.json", "{}\n");
        yield return (Iteration + "/image-performances.jsonl", "{}\n{}\n");
        yield return (Iteration + "/suggestions.jsonl", "{}\n{}\n{}\n");
        yield return (Iteration + "/exports/onnx.zip", "a model");
        yield return (Iteration + "/exports.json", $"[\n{Line("m", "exports/onnx.zip", "a model")}\n]\n");
        yield return (
            "data/report.json",
            $$"""
            {"version":1,"state":"{{state}}","categories":[
            {"category":"account","state":"Exported","found":1},
            {"category":"domains","state":"Exported","found":2},
            {"category":"projects","state":"Exported","found":1},
            {"category":"projects","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":1},
            {"category":"tags","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":1},
            {"category":"images","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":3},
            {"category":"image-files","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":3},
            {"category":"iterations","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":1},
            {"category":"iteration-images","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":2},
            {"category":"iteration-image-files","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":2},
            {"category":"tags","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Empty","found":0},
            {"category":"performance","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":2},
            {"category":"image-performance","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":2},
            {"category":"suggestions","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":3},
            {"category":"models","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":1},
            {"category":"model-files","projectId":"11111111-1111-1111-1111-111111111111","iterationId":"22222222-2222-2222-2222-222222222222","state":"Exported","found":1},
            {"category":"predictions","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":1},
            {"category":"prediction-files","projectId":"11111111-1111-1111-1111-111111111111","state":"Exported","found":1}],
            "failures":[],"changes":[]}
            """
        );
    }

    public static string Digest(string content) => Sha256Digest.Compute(Encoding.UTF8.GetBytes(content)).ToString();

    private static string Line(string id, string file, string content) =>
        $"{{\"id\":\"{id}\",\"file\":\"{file}\",\"sha256\":\"{Digest(content)}\"}}\n";
}
