using System.Globalization;
using CustomVision.DataRights.Erasure;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>Shows how far an erasure is: as a bar at a terminal, as a line for each phase elsewhere.</summary>
internal static class EraseProgressBar
{
    public static Task<ErasureReceipt> ShowAsync(Func<IProgress<ErasureProgress>, Task<ErasureReceipt>> run)
    {
        if (!Terminal.IsInteractive || Invocation.Current.Verbosity == Verbosity.Quiet)
        {
            return run(new Lines());
        }

        return Terminal
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => run(new Bar(context.AddTask("Comparing the service with the plan", maxValue: 1))));
    }

    private static string Describe(ErasureProgress progress) =>
        progress.Phase switch
        {
            ErasurePhase.Checking => "Comparing the service with the plan",
            ErasurePhase.Deleting => string.Create(
                CultureInfo.InvariantCulture,
                $"Deleting: step {progress.StepsDone} of {progress.StepsTotal}"
                    + $"{(progress.EstimatedRemaining is { TotalSeconds: > 1 } left ? $", about {left.TotalSeconds:0} s left" : "")}"
            ),
            ErasurePhase.Verifying => "Verifying that every object is gone",
            _ => "Done",
        };

    private sealed class Bar(ProgressTask task) : IProgress<ErasureProgress>
    {
        public void Report(ErasureProgress value)
        {
            task.Description = Describe(value);
            task.MaxValue = Math.Max(1, value.ObjectsTotal);
            task.Value = value.Phase == ErasurePhase.Done ? task.MaxValue : value.ObjectsDone;
        }
    }

    private sealed class Lines : IProgress<ErasureProgress>
    {
        private readonly Lock _gate = new();
        private ErasurePhase? _last;

        public void Report(ErasureProgress value)
        {
            lock (_gate)
            {
                if (value.Phase != _last)
                {
                    _last = value.Phase;
                    Terminal.Info(Describe(value));
                }
            }
        }
    }
}
