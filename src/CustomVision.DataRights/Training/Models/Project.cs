using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A project: a set of labelled images and the models trained on it (GetProject, GetProjects).</summary>
public sealed record Project
{
    /// <summary>The id of the project.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name, chosen by the owner. It may name a person.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Name { get; init; }

    /// <summary>The description, written by the owner; empty or <see langword="null"/> if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The domain and the training settings.</summary>
    public ProjectSettings? Settings { get; init; }

    /// <summary>The time at which the project was created, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The time of the last change of the project, UTC.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>A link to a thumbnail, valid for 24 hours; <see langword="null"/> until the project contains images.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>Whether the project is in disaster-recovery mode, in which the service refuses every change.</summary>
    public bool? DrModeEnabled { get; init; }

    /// <summary><c>Succeeded</c>, <c>Importing</c> or <c>Failed</c>, or a value that the service added later.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Project {Id}";
}
