using System.Globalization;
using CustomVision.DataRights.Export;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>Shows how far an export is: as a bar at a terminal, as a line for each step elsewhere.</summary>
internal static class ExportProgressBar
{
    public static Task<ExportResult> ShowAsync(Func<IProgress<ExportProgress>, Task<ExportResult>> run)
    {
        if (!Terminal.IsInteractive || Invocation.Current.Verbosity == Verbosity.Quiet)
        {
            return run(new Lines());
        }

        return Terminal
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => run(new Bar(context.AddTask("Reading the account", maxValue: 1))));
    }

    private static string Describe(ExportProgress progress) =>
        progress.Phase switch
        {
            ExportPhase.Resuming => "Resuming an earlier run",
            ExportPhase.Reading => "Reading the account",
            ExportPhase.Downloading => string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.FilesDone} of {progress.FilesTotal} files, {progress.BytesPerSecond / 1_000_000:0.0} "
                    + $"MB/s{Left(progress)}{(progress.ThroughTrainingApi ? ", through the Training API" : string.Empty)}"
            ),
            ExportPhase.Finishing => "Writing pages and manifests",
            ExportPhase.ReadingBack => "Reading everything back",
            _ => "Done",
        };

    private static string Left(ExportProgress progress) =>
        progress.EstimatedRemaining is { } left
            ? $", about {(left.TotalMinutes < 1 ? $"{left.TotalSeconds:0} s" : $"{left.TotalMinutes:0} min")} left"
            : string.Empty;

    private sealed class Bar(ProgressTask task) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            task.Description = Describe(value);
            task.MaxValue = Math.Max(1, value.FilesTotal);
            task.Value = value.Phase == ExportPhase.Done ? task.MaxValue : Math.Min(value.FilesDone, value.FilesTotal);
        }
    }

    private sealed class Lines : IProgress<ExportProgress>
    {
        private readonly Lock _gate = new();
        private (ExportPhase Phase, long Tenth) _last = (ExportPhase.Done, 0);

        public void Report(ExportProgress value)
        {
            lock (_gate)
            {
                var step = (value.Phase, value.Phase == ExportPhase.Downloading ? value.FilesDone * 10 / Math.Max(1, value.FilesTotal) : 0);
                if (step != _last)
                {
                    _last = step;
                    Terminal.Info(Describe(value));
                }
            }
        }
    }
}
