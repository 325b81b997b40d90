using Polly;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Passes a call to its retry policy without the dictionary of a plain context.</summary>
internal sealed class CallContext(TrainingCall call) : Context
{
    public TrainingCall Call { get; } = call;
}
