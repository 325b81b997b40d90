using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The jobs of the library, in the terms that they share.</summary>
internal static class JobPhases
{
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

    public static Func<VerificationProgress, JobProgress?> OfVerification(TimeProvider time) =>
        Measured<VerificationProgress>(
            time,
            progress => new JobProgress
            {
                Phase = "Verifying",
                Unit = "files",
                Done = progress.FilesDone,
                Total = progress.FilesTotal,
                Bytes = progress.BytesDone,
            }
        );

    public static Func<ObjectProgress, JobProgress?> OfRestore(TimeProvider time) => OfImages(time, _ => "Restoring");

    public static Func<ObjectProgress, JobProgress?> OfConversion(TimeProvider time) =>
        OfImages(time, progress => $"Converting project {progress.ProjectId}");

    private static Func<ObjectProgress, JobProgress?> OfImages(TimeProvider time, Func<ObjectProgress, string> phase) =>
        Measured<ObjectProgress>(
            time,
            progress => new JobProgress
            {
                Phase = phase(progress),
                Unit = "images",
                Done = progress.ObjectsDone,
                Total = progress.ObjectsTotal,
            }
        );

    // The library gives no rate for these.
    private static Func<T, JobProgress?> Measured<T>(TimeProvider time, Func<T, JobProgress> describe)
    {
        var rate = new JobRate(time);
        return progress => rate.Measure(describe(progress));
    }
}
