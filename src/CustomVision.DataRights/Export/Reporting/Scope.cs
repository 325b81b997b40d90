using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Where something belongs: the resource, a project, or one of its iterations.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Scope(Guid? ProjectId = null, Guid? IterationId = null);
