namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What other people do to the account at the same time, past the library.</summary>
internal static class OutsideChange
{
    public static void Delete(ErasureRig rig, string path)
    {
        using var http = Client(rig);
        using var answer = http.DeleteAsync(Address(path)).Result;
        answer.EnsureSuccessStatusCode();
    }

    public static void DeleteImages(ErasureRig rig, Guid project, IEnumerable<Guid> images) =>
        Delete(rig, $"projects/{project}/images?allIterations=true&imageIds={string.Join(',', images)}");

    public static void Untag(ErasureRig rig, Guid project, Guid image, Guid tag) =>
        Delete(rig, $"projects/{project}/images/tags?imageIds={image}&tagIds={tag}");

    public static void Rename(ErasureRig rig, Guid project, Guid tag, string name)
    {
        using var http = Client(rig);
        using var body = new StringContent(
            $$"""{"name":"{{name}}","description":null,"type":"Regular"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = http.PatchAsync(Address($"projects/{project}/tags/{tag}"), body).Result;
        answer.EnsureSuccessStatusCode();
    }

    private static HttpClient Client(ErasureRig rig)
    {
        var http = new HttpClient { BaseAddress = rig.Emulator.Endpoint };
        http.DefaultRequestHeaders.Add("Training-Key", rig.Emulator.TrainingKey);
        return http;
    }

    private static Uri Address(string path) => new($"customvision/v3.3/training/{path}", UriKind.Relative);
}
