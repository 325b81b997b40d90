using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>One run of the program: its streams, its environment, its clock and its verbosity. By default those of the process.</summary>
internal sealed class Invocation
{
    private const int WidthOfFile = 200;

    private static readonly AsyncLocal<Invocation?> Local = new();
    private static readonly Invocation OfProcess = new();

    private readonly Lazy<IAnsiConsole> _console;

    public Invocation() => _console = new Lazy<IAnsiConsole>(CreateConsole);

    /// <summary>Gets the run that the calling code belongs to.</summary>
    public static Invocation Current => Local.Value ?? OfProcess;

    /// <summary>The stream of results; <see langword="null"/> for standard output.</summary>
    public TextWriter? Output { private get; init; }

    /// <summary>The stream of errors; <see langword="null"/> for standard error.</summary>
    public TextWriter? Error { private get; init; }

    /// <summary>The environment; <see langword="null"/> for that of the process.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { private get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The command, such as <c>erase plan</c>.</summary>
    public string Command { get; private set; } = "";

    public Verbosity Verbosity { get; private set; } = Verbosity.Normal;

    /// <summary>Whether the stream of results carries one JSON document and nothing else.</summary>
    public bool WritesJson { get; private set; }

    /// <summary>Whether the document was written.</summary>
    public bool HasDocument { get; set; }

    public TextWriter ResultStream => Output ?? Console.Out;

    public TextWriter ErrorStream => Error ?? Console.Error;

    /// <summary>Gets the stream for human-readable output.</summary>
    public TextWriter PersonStream => WritesJson ? ErrorStream : ResultStream;

    /// <summary>Gets the console over <see cref="PersonStream"/>.</summary>
    public IAnsiConsole Terminal => _console.Value;

    /// <summary>Gets whether a person looks at a terminal, where lines can be written again.</summary>
    public bool IsInteractive => !IsRedirected && Terminal.Profile.Capabilities.Interactive;

    private bool IsRedirected =>
        WritesJson ? Error is not null || Console.IsErrorRedirected : Output is not null || Console.IsOutputRedirected;

    /// <summary>Makes this the run of the calling code and of everything that it starts.</summary>
    public void Begin() => Local.Value = this;

    /// <summary>Applies the output options of the command line.</summary>
    public void Configure(string command, bool writesJson, Verbosity verbosity) =>
        (Command, WritesJson, Verbosity) = (command, writesJson, verbosity);

    /// <summary>Gets a variable of the environment, trimmed; <see langword="null"/> where it is not set or blank.</summary>
    public string? Variable(string name)
    {
        var value = Environment is { } environment ? environment.GetValueOrDefault(name) : System.Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private IAnsiConsole CreateConsole()
    {
        var output = new AnsiConsoleOutput(PersonStream);
        if (!IsRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        }

        // Lines are not truncated if the output is redirected to a file.
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
