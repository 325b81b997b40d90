using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>The operations that create objects. Only the client of a restore registration calls them.</summary>
internal sealed partial class TrainingClient
{
    /// <summary>CreateProject. Not retried: a second call would create another project.</summary>
    public Task<Raw<Project>> CreateProjectAsync(
        string name,
        string description,
        Guid? domainId,
        string? classificationType,
        IReadOnlyList<string> platforms,
        CancellationToken cancellationToken
    ) =>
        CreateAsync(
            "CreateProject",
            HttpMethod.Post,
            new RequestPath("projects")
                .With("name", name)
                .With("description", description)
                .With("domainId", domainId)
                .With("classificationType", classificationType)
                .With("targetExportPlatforms", platforms.Count == 0 ? null : string.Join(',', platforms)),
            content: null,
            TrainingJsonContext.Default.Project,
            isRepeatable: false,
            cancellationToken
        );

    /// <summary>UpdateProject.</summary>
    public Task<Raw<Project>> UpdateProjectAsync(Guid projectId, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        CreateAsync(
            "UpdateProject",
            HttpMethod.Patch,
            Project(projectId),
            Json(write),
            TrainingJsonContext.Default.Project,
            isRepeatable: true,
            cancellationToken
        );

    /// <summary>CreateTag. Retried: the service rejects a second tag with the same name.</summary>
    public Task<Raw<Tag>> CreateTagAsync(
        Guid projectId,
        string name,
        string? description,
        string? type,
        CancellationToken cancellationToken
    ) =>
        CreateAsync(
            "CreateTag",
            HttpMethod.Post,
            Project(projectId, "/tags").With("name", name).With("description", description).With("type", type),
            content: null,
            TrainingJsonContext.Default.Tag,
            isRepeatable: true,
            cancellationToken
        );

    /// <summary>CreateImagesFromFiles. Retried: the service recognizes images that it already has (<c>OKDuplicate</c>).</summary>
    public Task<Raw<UploadSummary>> CreateImagesAsync(
        Guid projectId,
        IReadOnlyList<Upload> uploads,
        IReadOnlyList<KeyValuePair<string, string>> metadata,
        CancellationToken cancellationToken
    ) =>
        CreateAsync(
            "CreateImagesFromFiles",
            HttpMethod.Post,
            Project(projectId, "/images/files"),
            new UploadContent(uploads, metadata),
            TrainingJsonContext.Default.UploadSummary,
            isRepeatable: true,
            cancellationToken
        );

    /// <summary>CreateImageTags: at most 128 pairs.</summary>
    public Task CreateImageTagsAsync(
        Guid projectId,
        IReadOnlyList<(Guid ImageId, Guid TagId)> pairs,
        CancellationToken cancellationToken
    ) =>
        LabelAsync(
            "CreateImageTags",
            Project(projectId, "/images/tags"),
            "tags",
            pairs,
            static (json, pair) => json.WriteString("tagId", pair.TagId),
            static pair => pair.ImageId,
            cancellationToken
        );

    /// <summary>CreateImageRegions: at most 64.</summary>
    public Task CreateImageRegionsAsync(
        Guid projectId,
        IReadOnlyList<(Guid ImageId, NewRegion Region)> regions,
        CancellationToken cancellationToken
    ) =>
        LabelAsync(
            "CreateImageRegions",
            Project(projectId, "/images/regions"),
            "regions",
            regions,
            static (json, entry) => entry.Region.WriteMembers(json),
            static entry => entry.ImageId,
            cancellationToken
        );

    /// <summary>UpdateImageMetadata for one image.</summary>
    public Task UpdateImageMetadataAsync(
        Guid projectId,
        Guid imageId,
        IReadOnlyList<KeyValuePair<string, string>> metadata,
        CancellationToken cancellationToken
    ) =>
        CreateAsync(
            "UpdateImageMetadata",
            HttpMethod.Post,
            Project(projectId, "/images/metadata").With("imageIds", [imageId]),
            Json(json =>
            {
                json.WriteStartObject();
                foreach (var (key, value) in metadata)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }),
            TrainingJsonContext.Default.LabelSummary,
            isRepeatable: true,
            cancellationToken
        );

    /// <summary>TrainProject. Not retried: each training is billed.</summary>
    public Task<Raw<Iteration>> TrainProjectAsync(Guid projectId, CancellationToken cancellationToken) =>
        CreateAsync(
            "TrainProject",
            HttpMethod.Post,
            Project(projectId, "/train"),
            content: null,
            TrainingJsonContext.Default.Iteration,
            isRepeatable: false,
            cancellationToken
        );

    private Task LabelAsync<T>(
        string operation,
        RequestPath path,
        string member,
        IReadOnlyList<T> entries,
        Action<Utf8JsonWriter, T> write,
        Func<T, Guid> imageOf,
        CancellationToken cancellationToken
    ) =>
        CreateAsync(
            operation,
            HttpMethod.Post,
            path,
            Json(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray(member);
                foreach (var entry in entries)
                {
                    json.WriteStartObject();
                    json.WriteString("imageId", imageOf(entry));
                    write(json, entry);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }),
            TrainingJsonContext.Default.LabelSummary,
            isRepeatable: true,
            cancellationToken
        );

    private async Task<Raw<T>> CreateAsync<T>(
        string operation,
        HttpMethod method,
        RequestPath path,
        HttpContent? content,
        JsonTypeInfo<T> type,
        bool isRepeatable,
        CancellationToken cancellationToken
    )
    {
        if (!registration.Creates)
        {
            throw new InvalidOperationException(
                $"{operation} was refused: this registration creates nothing. Register AddCustomVisionRestore to restore."
            );
        }

        using var request = new HttpRequestMessage(method, new Uri(Endpoint, PathOf(path))) { Content = content };
        var call = new TrainingCall(operation, AnswerKind.Summary) { IsRepeatable = isRepeatable };
        using var answer = new TrainingAnswer(
            call,
            await SendAsync(registration.TrainingClientName, request, call, cancellationToken).ConfigureAwait(false)
        );
        return answer.Read((body, _) => JsonAnswer.ReadObject(body, type));
    }

    private static ByteArrayContent Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = JsonMediaType } };
    }
}
