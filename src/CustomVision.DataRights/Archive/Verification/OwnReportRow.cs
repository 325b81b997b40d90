using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>How one category ended, as the report has it.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="IsRead">Whether it was read without a gap: it then has a list or a document, and counts what is there.</param>
/// <param name="Found">How many are in the archive.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OwnReportRow(OwnScope Scope, bool IsRead, long Found);
