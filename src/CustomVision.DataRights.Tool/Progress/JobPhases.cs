using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The jobs of the library, in the terms that they share.</summary>
internal static class JobPhases
{
    private static readonly JobProgress Comparing = new() { Phase = "Comparing the archives" };

    public static JobProgress? Of(ExportProgress progress) =>
        progress.Phase switch
        {
            ExportPhase.Resuming => new JobProgress { Phase = "Resuming an earlier run" },
            ExportPhase.Reading => new JobProgress { Phase = "Reading the account" },
            ExportPhase.Downloading => new JobProgress
            {
                Phase = "Downloading",
                Unit = "files",
                Done = progress.FilesDone,
                Total = Math.Max(progress.FilesDone, progress.FilesTotal),
                Bytes = progress.BytesDone,
                BytesPerSecond = progress.BytesPerSecond,
                Remaining = progress.EstimatedRemaining,
                Remark = progress.ThroughTrainingApi ? "through the Training API" : null,
            },
            ExportPhase.Finishing => new JobProgress { Phase = "Writing pages and manifests" },
            ExportPhase.ReadingBack => new JobProgress { Phase = "Reading everything back" },
            _ => null,
        };

    public static JobProgress? Of(ErasureProgress progress) =>
        progress.Phase switch
        {
            ErasurePhase.Checking => new JobProgress { Phase = "Comparing the service with the plan" },
            ErasurePhase.Deleting or ErasurePhase.Verifying => new JobProgress
            {
                Phase = progress.Phase == ErasurePhase.Deleting ? "Deleting" : "Verifying that every object is gone",
                Unit = "objects",
                Done = progress.ObjectsDone,
                Total = progress.ObjectsTotal,
                UnitsPerSecond = progress.ObjectsPerSecond,
                Remaining = progress.EstimatedRemaining,
            },
            _ => null,
        };

    public static JobProgress? Of(VerificationProgress progress) =>
        new()
        {
            Phase = "Verifying",
            Unit = "files",
            Done = progress.FilesDone,
            Total = progress.FilesTotal,
            Bytes = progress.BytesDone,
            BytesPerSecond = progress.BytesPerSecond,
            Remaining = progress.EstimatedRemaining,
        };

    public static JobProgress? OfRestore(ObjectProgress progress) => Of(progress, "Restoring");

    public static JobProgress? OfConversion(ObjectProgress progress) => Of(progress, $"Converting project {progress.ProjectId}");

    private static JobProgress Of(ObjectProgress progress, string phase) =>
        new()
        {
            Phase = phase,
            Unit = "images",
            Done = progress.ObjectsDone,
            Total = progress.ObjectsTotal,
            UnitsPerSecond = progress.ObjectsPerSecond,
            Remaining = progress.EstimatedRemaining,
        };

    public static Func<ReadingProgress, JobProgress?> OfReading(string phase) =>
        progress =>
            new JobProgress
            {
                Phase = phase,
                Unit = "projects",
                Done = progress.ProjectsDone,
                Total = progress.ProjectsTotal,
                Remark = JobText.Read(progress.ObjectsRead, progress.ObjectsPerSecond),
            };

    public static JobProgress? Of(ComparisonProgress progress) =>
        progress.Files is { } files
            ? Of(files)! with
            {
                Phase = $"Verifying the {(progress.IsSecond ? "second" : "first")} archive",
            }
            : Comparing;

    public static JobProgress? Of(DrillProgress progress) =>
        progress.Restore is { } restored ? OfRestore(restored)
        : progress.Export is { } exported ? Of(exported)
        : Comparing;
}
