using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>One run of the program: its streams, environment, clock and verbosity. The defaults are those of the process.</summary>
internal sealed class Invocation
{
    private const int WidthOfFile = 200;

    private static readonly AsyncLocal<Invocation?> Local = new();
    private static readonly Invocation OfProcess = new();

    private readonly Lazy<IAnsiConsole> _console;

    public Invocation() => _console = new Lazy<IAnsiConsole>(CreateConsole);

    /// <summary>Gets the run to which the calling code belongs.</summary>
    public static Invocation Current => Local.Value ?? OfProcess;

    /// <summary>The output stream; <see langword="null"/> for standard output.</summary>
    public TextWriter? Output { private get; init; }

    /// <summary>The error stream; <see langword="null"/> for standard error.</summary>
    public TextWriter? Error { private get; init; }

    /// <summary>The environment variables; <see langword="null"/> for those of the process.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { private get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The command, such as <c>erase plan</c>.</summary>
    public string Command { get; private set; } = "";

    public Verbosity Verbosity { get; private set; } = Verbosity.Normal;

    /// <summary>Whether the output stream contains exactly one JSON document and nothing else.</summary>
    public bool WritesJson { get; private set; }

    /// <summary>Whether the document has been written.</summary>
    public bool HasDocument { get; set; }

    public TextWriter ResultStream => Output ?? Console.Out;

    public TextWriter ErrorStream => Error ?? Console.Error;

    /// <summary>Gets the stream for human-readable output.</summary>
    public TextWriter HumanOutput => WritesJson ? ErrorStream : ResultStream;

    /// <summary>Gets the console over <see cref="HumanOutput"/>.</summary>
    public IAnsiConsole Terminal => _console.Value;

    /// <summary>Gets whether the output is an interactive terminal, where lines can be redrawn.</summary>
    public bool IsInteractive => !IsRedirected && Terminal.Profile.Capabilities.Interactive;

    private bool IsRedirected =>
        WritesJson ? Error is not null || Console.IsErrorRedirected : Output is not null || Console.IsOutputRedirected;

    /// <summary>Makes this the current run of the calling code and of everything that it starts.</summary>
    public void Begin() => Local.Value = this;

    /// <summary>Applies the output options of the command line.</summary>
    public void Configure(string command, bool writesJson, Verbosity verbosity) =>
        (Command, WritesJson, Verbosity) = (command, writesJson, verbosity);

    /// <summary>Gets an environment variable, trimmed; <see langword="null"/> if it is not set or is blank.</summary>
    public string? Variable(string name)
    {
        var value = Environment is { } environment ? environment.GetValueOrDefault(name) : System.Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private IAnsiConsole CreateConsole()
    {
        var output = new AnsiConsoleOutput(HumanOutput);
        if (!IsRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        }

        // Output that is redirected to a file is not truncated to the width of a terminal.
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = output,
            }
        );
        console.Profile.Width = WidthOfFile;
        return console;
    }
}
