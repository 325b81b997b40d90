using CustomVision.DataRights.Emulator.Artifacts;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Exports;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Iterations;
using CustomVision.DataRights.Emulator.Predictions;
using CustomVision.DataRights.Emulator.Projects;
using CustomVision.DataRights.Emulator.Regions;
using CustomVision.DataRights.Emulator.Suggestions;
using CustomVision.DataRights.Emulator.Tags;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The 52 operations of Training v3.3, and the API versions that support them.</summary>
internal static class TrainingApi
{
    private static readonly OperationTable Table = new([
        .. DomainOperations.All,
        .. ProjectOperations.All,
        .. ArtifactOperations.All,
        .. ImageOperations.All,
        .. ImageTagOperations.All,
        .. RegionOperations.All,
        .. ProposalOperations.All,
        .. SuggestionOperations.All,
        .. IterationOperations.All,
        .. TrainingOperations.All,
        .. PerformanceOperations.All,
        .. ExportOperations.All,
        .. PredictionOperations.All,
        .. TagOperations.All,
    ]);

    public static IReadOnlyList<Operation> Operations => Table.Operations;

    public static ApiVersion? Version(string segment) =>
        segment.ToUpperInvariant() switch
        {
            "V3.0" => ApiVersion.V30,
            "V3.1" => ApiVersion.V31,
            "V3.2" => ApiVersion.V32,
            "V3.3" => ApiVersion.V33,
            "V3.4-PREVIEW" => ApiVersion.V34Preview,
            _ => null,
        };

    /// <summary>Finds the operation of a path below <c>customvision/{version}/training</c>.</summary>
    public static RouteMatch? Find(string method, ApiVersion version, ReadOnlySpan<string> segments) =>
        Table.Find(method, segments) is var (operation, values) ? new RouteMatch(operation, version, values) : null;
}
