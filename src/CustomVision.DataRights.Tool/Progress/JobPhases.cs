using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Converts the progress of the library's jobs to the common form.</summary>
internal static class JobPhases
{
    private static JobProgress Comparing => new() { Phase = MessageTexts.Get("phase.comparing") };

    public static JobProgress? Of(ExportProgress progress) =>
        progress.Phase switch
        {
            ExportPhase.Resuming => new JobProgress { Phase = MessageTexts.Get("phase.resuming") },
            ExportPhase.Reading => new JobProgress
            {
                Phase = progress.ProjectId is { } project ? MessageTexts.Get("phase.project", project) : MessageTexts.Get("phase.account"),
            },
            ExportPhase.Downloading => new JobProgress
            {
                Phase =
                    progress.ProjectsTotal > 1
                        ? MessageTexts.Get("phase.downloading.project", progress.ProjectNumber, progress.ProjectsTotal)
                        : MessageTexts.Get("phase.downloading"),
                Unit = "files",
                Done = progress.FilesDone,
                Total = Math.Max(progress.FilesDone, progress.FilesTotal),
                IsTotalUnknown = !progress.AreTotalsKnown,
                Bytes = progress.BytesDone,
                BytesPerSecond = progress.BytesPerSecond,
                Remaining = progress.EstimatedRemaining,
                Remark = progress.ThroughTrainingApi ? MessageTexts.Get("phase.through") : null,
            },
            ExportPhase.Finishing => new JobProgress { Phase = MessageTexts.Get("phase.finishing") },
            ExportPhase.ReadingBack => new JobProgress { Phase = MessageTexts.Get("phase.readingBack") },
            _ => null,
        };

    public static JobProgress? Of(ErasureProgress progress) =>
        progress.Phase switch
        {
            ErasurePhase.Checking => new JobProgress { Phase = MessageTexts.Get("phase.checking") },
            ErasurePhase.Deleting or ErasurePhase.Verifying => new JobProgress
            {
                Phase = MessageTexts.Get(progress.Phase == ErasurePhase.Deleting ? "phase.deleting" : "phase.gone"),
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
            Phase = MessageTexts.Get("phase.verifying"),
            Unit = "files",
            Done = progress.FilesDone,
            Total = progress.FilesTotal,
            Bytes = progress.BytesDone,
            BytesPerSecond = progress.BytesPerSecond,
            Remaining = progress.EstimatedRemaining,
        };

    public static JobProgress? OfRestore(ObjectProgress progress) => Of(progress, MessageTexts.Get("phase.restoring"));

    public static JobProgress? OfConversion(ObjectProgress progress) =>
        Of(progress, MessageTexts.Get("phase.converting", progress.ProjectId));

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
        progress => new JobProgress
        {
            Phase = phase,
            Unit = "projects",
            Done = progress.ProjectsDone,
            Total = progress.ProjectsTotal,
            Remark = JobText.Read(progress.ObjectsDone, progress.ObjectsPerSecond),
        };

    public static JobProgress? Of(ComparisonProgress progress) =>
        progress.Files is { } files
            ? Of(files)! with
            {
                Phase = MessageTexts.Get(progress.IsSecond ? "phase.verifying.second" : "phase.verifying.first"),
            }
            : Comparing;

    public static JobProgress? Of(DrillProgress progress) =>
        progress.Restore is { } restored ? OfRestore(restored)
        : progress.Export is { } exported ? Of(exported)
        : Comparing;
}
