using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Counts for the downloads of units, which the engine reports and not this process.</summary>
internal sealed class UnitMeter(TimeProvider time) : ProgressMeter(time)
{
    public override void Tick() { }
}
