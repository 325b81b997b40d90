namespace CustomVision.DataRights.Training;

/// <summary>An image in a CreateImagesFromFiles request.</summary>
/// <param name="Name">The name that identifies its result.</param>
/// <param name="ReadAsync">Reads the content. Invoked once for each attempt.</param>
/// <param name="TagIds">The tags other than those of its regions.</param>
/// <param name="Regions">The regions.</param>
internal sealed record Upload(
    string Name,
    Func<CancellationToken, Task<byte[]>> ReadAsync,
    IReadOnlyList<Guid> TagIds,
    IReadOnlyList<NewRegion> Regions
);
