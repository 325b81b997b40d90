using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The document that a command writes with <c>--json</c>. Each command has members of its own besides these.</summary>
internal record CommandDocument
{
    private const string FormatName = "datarights/1";

    /// <summary>
    /// The name of this form of document. A change that could break a reader gives it another number; a further member does not.
    /// </summary>
    [JsonPropertyOrder(-4)]
    public string Format { get; init; } = FormatName;

    /// <summary>The command, such as <c>erase plan</c>; empty where the command line names none.</summary>
    [JsonPropertyOrder(-3)]
    public string Command { get; set; } = "";

    /// <summary>The program's exit code.</summary>
    [JsonPropertyOrder(-2)]
    public int ExitCode { get; set; }

    /// <summary>
    /// What went wrong; empty where the command could do its work. The command's own members are missing where it could not begin.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<CommandError> Errors { get; set; } = [];
}
