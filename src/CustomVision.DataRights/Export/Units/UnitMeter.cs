using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Counts the downloads of units. The progress is reported by the engine, not by this process.</summary>
internal sealed class UnitMeter(TimeProvider time) : ProgressMeter(time)
{
    public override void Tick() { }
}
