using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A project: a set of labelled images and the models trained on it (GetProject, GetProjects).</summary>
public sealed record Project
{
    /// <summary>The id of the project.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name that the owner gave it. It may name a person.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Name { get; init; }

    /// <summary>The description that the owner gave it; empty or null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The domain and the training settings.</summary>
    public ProjectSettings? Settings { get; init; }

    /// <summary>When the project was created, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the project was last changed, UTC.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>A link to a thumbnail, valid for 24 hours; null until the project holds images.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>Whether the project is in disaster-recovery mode, in which the service refuses every change.</summary>
    public bool? DrModeEnabled { get; init; }

    /// <summary><c>Succeeded</c>, <c>Importing</c> or <c>Failed</c>, or a value that the service added later.</summary>
    public string? Status { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => $"Project {Id}";
}
