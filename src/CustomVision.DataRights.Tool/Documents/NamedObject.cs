using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The name of an object that a plan deletes.</summary>
internal sealed record NamedObject
{
    /// <summary>The id of the project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The kind of the object: a project, an iteration or a tag. Images and predictions have no names.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>The id of the object.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name; missing if the service no longer returns it.</summary>
    public string? Name { get; init; }
}
