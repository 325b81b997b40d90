namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>The <c>regions.json</c> of a seed folder: a rectangle (left, top, width, height) for each <c>tag/file</c>.</summary>
internal sealed record RegionsFile(Dictionary<string, IReadOnlyList<float>>? Regions);
