using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The document that a command writes with <c>--json</c>. Each command adds its own members to these.</summary>
internal record CommandDocument
{
    private const string FormatName = "datarights/1";

    /// <summary>
    /// The name of the document format. Its number changes with every breaking change; a new member is not a breaking change.
    /// </summary>
    [JsonPropertyOrder(-4)]
    public string Format { get; init; } = FormatName;

    /// <summary>The command, such as <c>erase plan</c>; empty if the command line contains none.</summary>
    [JsonPropertyOrder(-3)]
    public string Command { get; set; } = "";

    /// <summary>The program's exit code.</summary>
    [JsonPropertyOrder(-2)]
    public int ExitCode { get; set; }

    /// <summary>The errors; empty if the command could do its work. If it could not begin, the command's own members are missing.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<CommandError> Errors { get; set; } = [];
}
