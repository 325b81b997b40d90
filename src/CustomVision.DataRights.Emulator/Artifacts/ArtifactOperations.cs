using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Artifacts;

internal static class ArtifactOperations
{
    public static IEnumerable<Operation> All => [new("GetArtifact", "GET", "projects/{projectId}/artifacts", [200], GetArtifact)];

    /// <summary>Returns a blob of the project. The path may start with a slash: <c>/i-…/i-…</c> or <c>i-…/t-…</c>.</summary>
    private static Answer GetArtifact(OperationCall call)
    {
        var project = call.Project();
        var path = call.RequiredQuery("path").TrimStart('/');
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path : path[..query];
        string[] own = [$"i-{project.Id:N}/", $"m-{project.Id:N}/", $"prjexp-{project.Id:N}/", $"predictionimages/{project.Id}/"];
        return
            own.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && call.Account.Blobs.Find(path) is { } content
            ? Answer.Bytes(content)
            : throw new ServiceFaultException("BadRequestInvalidArtifactUri", "The path names no artifact of the project.");
    }
}
