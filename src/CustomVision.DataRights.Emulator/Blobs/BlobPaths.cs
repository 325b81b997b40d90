namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The paths in the service's blob storage (NOTES 3.5), without the leading slash.</summary>
internal static class BlobPaths
{
    public static string ImageContainer(Guid projectId) => $"i-{projectId:N}";

    public static string Image(Guid projectId, Guid imageId) => $"i-{projectId:N}/i-{imageId:N}";

    public static string Resized(Guid projectId, Guid imageId) => $"i-{projectId:N}/r-{imageId:N}";

    public static string Thumbnail(Guid projectId, Guid imageId) => $"i-{projectId:N}/t-{imageId:N}";

    public static string Prediction(Guid projectId, Guid predictionId) => $"predictionimages/{projectId}/o-{predictionId:N}";

    public static string PredictionThumbnail(Guid projectId, Guid predictionId) => $"predictionimages/{projectId}/t-{predictionId:N}";

    public static string Model(Guid projectId, Guid iterationId, string platform, string? flavor) =>
        flavor is null ? $"m-{projectId:N}/{iterationId:N}.{platform}.zip" : $"m-{projectId:N}/{iterationId:N}.{platform}.{flavor}.zip";

    public static string ProjectExport(Guid projectId) => $"prjexp-{projectId:N}/project-export-info";
}
