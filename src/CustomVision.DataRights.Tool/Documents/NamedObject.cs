using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The name of an object that a plan deletes.</summary>
internal sealed record NamedObject
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The kind of the object: a project, an iteration or a tag. Images and predictions have no names.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name; missing where the service no longer gives one.</summary>
    public string? Name { get; init; }
}
