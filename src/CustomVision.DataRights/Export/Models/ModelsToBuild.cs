namespace CustomVision.DataRights.Export.Models;

/// <summary>
/// The models that an export requests (ExportIteration) before it downloads their files. This changes the resource: no operation deletes an
/// exported model.
/// </summary>
public sealed class ModelsToBuild
{
    /// <summary>The platforms and flavors. The report lists the iterations that do not support one of them.</summary>
    /// <value>Empty by default: every platform that an exportable iteration offers.</value>
    public IList<ModelTarget> Targets { get; set; } = [];

    /// <summary>The maximum time to wait for a requested model. The report lists a model that takes longer; a later run finds it.</summary>
    /// <value>30 minutes by default; from 1 second to 24 hours.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The maximum number of iterations of a project whose models are built at the same time.</summary>
    /// <value>4 by default; from 1 to 20.</value>
    public int MaxConcurrency { get; set; } = 4;
}
