using System.CommandLine;
using CustomVision.DataRights.Emulator.Behavior;
using Microsoft.AspNetCore.Connections;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>The command line of <c>customvision-emulator</c>.</summary>
internal static partial class EmulatorCommand
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    /// <summary>Runs the program. Returns 2 for invalid arguments.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, MessagesOf(parsed)));
        return Usage;
    }

    /// <summary>Returns the messages for an invalid command line.</summary>
    public static IEnumerable<string> MessagesOf(ParseResult parsed) =>
        // The parser's own message for a value contains a .NET type name; a validator reports the same error in plain words.
        parsed
            .Errors.Select(error => error.Message)
            .Where(message => !message.Contains("as expected type '", StringComparison.Ordinal))
            .Append("Run with --help to see the options.");

    /// <summary>Creates the command with its options.</summary>
    public static RootCommand Create()
    {
        Port.Validators.Add(CheckPort);
        BlobPort.Validators.Add(CheckPort);
        AdministrationPort.Validators.Add(CheckPort);
        Switches.Validators.Add(CheckSwitches);
        var command = new RootCommand("A local Azure Custom Vision to test against, in memory and on loopback unless told otherwise.")
        {
            Port,
            BlobPort,
            AdministrationPort,
            Https,
            TrainingKey,
            PredictionKey,
            Role,
            DisableLocalAuth,
            Seed,
            SeedFolders,
            Latency,
            Bandwidth,
            ConnectionBandwidth,
            RateLimit,
            Switches,
        };
        HostingArguments.AddTo(command);
        SyntheticArguments.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions
        {
            Port = arguments.GetValue(Port),
            BlobPort = arguments.GetValue(BlobPort),
            AdministrationPort = arguments.GetValue(AdministrationPort),
            UseHttps = arguments.GetValue(Https),
            TrainingKey = arguments.GetValue(TrainingKey)!,
            Seed = arguments.GetValue(Seed),
            Latency = arguments.GetValue(Latency),
            Bandwidth = arguments.GetValue(Bandwidth),
            ConnectionBandwidth = arguments.GetValue(ConnectionBandwidth),
            RateLimit = arguments.GetValue(RateLimit),
            Synthetic = SyntheticArguments.Read(arguments),
        };
        HostingArguments.Apply(arguments, options);
        options.Credentials.PredictionKey = arguments.GetValue(PredictionKey)!;
        options.Credentials.Role = arguments.GetValue(Role);
        options.Resource.DisableLocalAuth = arguments.GetValue(DisableLocalAuth);
        foreach (var assignment in arguments.GetValue(Switches) ?? [])
        {
            BehaviorSwitches.Set(options.Behavior, assignment);
        }

        foreach (var folder in arguments.GetValue(SeedFolders) ?? [])
        {
            options.SeedFolders.Add(folder);
        }

        try
        {
            await using var emulator = await TrainingEmulator.StartAsync(options, cancellationToken);
            Greet(emulator);
            await Stopped(cancellationToken);
            return Success;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or InvalidDataException)
        {
            // The emulator's own message about a seed folder or a state file.
            await Console.Error.WriteLineAsync(e.Message);
            return Usage;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync(
                e.InnerException is AddressInUseException
                    ? "A port is in use by another process. Choose others with --port, --blob-port and --admin-port; 0 selects a free port."
                    : $"The state file {options.StateFile} is in use by another process, or cannot be written. End the other process, or "
                        + "name another file with --state."
            );
            return Failure;
        }
    }

    // Written in a single call, so that a process that has read the first line can read the others as well.
    private static void Greet(TrainingEmulator emulator)
    {
        List<string> lines =
        [
            $"Listening on {Origin(emulator.Endpoint)}",
            $"Image links on {Origin(emulator.BlobEndpoint)}",
            $"Administration on {Origin(emulator.AdministrationEndpoint!)}",
        ];
        if (emulator.CertificatePath is { } certificate)
        {
            lines.Add($"Certificate in {certificate}");
            lines.Add($"Account {emulator.ResourceId}");
        }

        Console.Write(string.Concat(lines.Select(line => line + Environment.NewLine)));
    }

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    private static Task Stopped(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        cancellationToken.Register(() => stopped.TrySetResult());
        return stopped.Task;
    }
}
