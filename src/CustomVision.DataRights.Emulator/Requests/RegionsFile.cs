namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>The <c>regions.json</c> of a seed folder: by <c>tag/file</c> a rectangle as left, top, width, height.</summary>
internal sealed record RegionsFile(Dictionary<string, IReadOnlyList<float>>? Regions);
