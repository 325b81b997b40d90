using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Counts the objects that surveys list, for the progress of planning.</summary>
internal sealed class SurveyMeter
{
    private readonly ProgressReporter<ReadingProgress> _reporter;

    public SurveyMeter(IProgress<ReadingProgress>? progress, TimeProvider time, int projects)
    {
        _reporter = new ProgressReporter<ReadingProgress>(progress, time, new ReadingProgress { ProjectsTotal = projects }, Read);
        _reporter.Update();
    }

    public void CountObject()
    {
        _reporter.Objects.Add(1);
        _reporter.Tick();
    }

    public void EndProject() => _reporter.Update(report => report with { ProjectsDone = report.ProjectsDone + 1 });

    private static ReadingProgress Read(ReadingProgress report, ProgressMeter meter) =>
        report with
        {
            ObjectsRead = meter.Objects.Done,
            ObjectsPerSecond = meter.PerSecond(meter.Objects),
        };
}
