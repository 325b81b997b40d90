using CustomVision.DataRights.Telemetry;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Tells a host how far an erasure is.</summary>
internal sealed class ProgressMeter(IProgress<ErasureProgress>? progress, TimeProvider time, int steps, int objects, ILogger logger)
{
    private ErasurePhase _phase;
    private long _began = time.GetTimestamp();
    private int _firstObjects;
    private int _stepsDone;
    private bool _isDeaf;

    /// <summary>Begins a phase; what was done before does not count for its rate.</summary>
    public void Begin(ErasurePhase phase, int objectsDone = 0)
    {
        (_phase, _began, _firstObjects) = (phase, time.GetTimestamp(), objectsDone);
        Report(null, objectsDone);
    }

    public void StepDone(Guid projectId, int objectsDone)
    {
        _stepsDone++;
        Report(projectId, objectsDone);
    }

    public void Report(Guid? projectId, int objectsDone)
    {
        if (progress is null || _isDeaf)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_began).TotalSeconds;
        var rate = elapsed > 0 ? (objectsDone - _firstObjects) / elapsed : 0;
        Tell(
            progress,
            new ErasureProgress
            {
                Phase = _phase,
                ProjectId = projectId,
                StepsDone = _stepsDone,
                StepsTotal = steps,
                ObjectsDone = objectsDone,
                ObjectsTotal = objects,
                ObjectsPerSecond = rate,
                EstimatedRemaining = rate > 0 ? TimeSpan.FromSeconds((objects - objectsDone) / rate) : null,
            }
        );
    }

    // A host's listener that fails must not keep an erasure from its receipt.
    private void Tell(IProgress<ErasureProgress> listener, ErasureProgress news)
    {
        try
        {
            listener.Report(news);
        }
        catch (Exception failure) when (!_isDeaf)
        {
            _isDeaf = true;
            ErasureLog.ProgressFailed(logger, failure.GetType().Name);
        }
    }
}
