using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Erasure.Execution;

/// <content>The progress of an erasure.</content>
internal sealed partial class ErasureExecutor
{
    // A failing listener of the host must not prevent the receipt.
    private ProgressReporter<ErasureProgress> MeterOf(ErasurePlan plan, IProgress<ErasureProgress>? progress)
    {
        var before = new ErasureProgress { Phase = ErasurePhase.Checking };
        var meter = new ProgressReporter<ErasureProgress>(
            progress, time, before, Read, failure => ErasureLog.ProgressFailed(logger, failure.GetType().Name));
        meter.Objects.Expect(PlanRules.CountOf(plan.Projects) + (plan.Account is null ? 0 : 1));
        return meter;
    }

    private static ErasureProgress Read(ErasureProgress report, ProgressMeter meter) => report with
    {
        ObjectsDone = meter.Objects.Done,
        ObjectsTotal = meter.Objects.Total,
        ObjectsPerSecond = meter.PerSecond(meter.Objects),
        EstimatedRemaining = meter.Remaining(meter.Objects),
    };

    // Objects that were done before a phase do not count towards its rate.
    private static void Begin(ProgressReporter<ErasureProgress> meter, ErasurePhase phase, int objectsDone = 0)
    {
        meter.Objects.MoveTo(objectsDone);
        meter.Restart();
        meter.Update(report => report with { Phase = phase, ProjectId = null });
    }

    private static void CountStep(ProgressReporter<ErasureProgress> meter, Guid? projectId, int objectsDone)
    {
        meter.Objects.MoveTo(objectsDone);
        meter.Update(report => report with { ProjectId = projectId });
    }

    private static void Report(ProgressReporter<ErasureProgress> meter, int objectsGone)
    {
        meter.Objects.MoveTo(objectsGone);
        meter.Update();
    }
}
