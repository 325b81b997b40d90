using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>The command line of <c>customvision-emulator</c>.</summary>
internal static class EmulatorCommand
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the API on 127.0.0.1; 0 takes a free one.",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<int> BlobPort = new("--blob-port")
    {
        Description = "The port of the image links; 0 takes a free one.",
    };

    private static readonly Option<string> TrainingKey = new("--training-key")
    {
        Description = "The key that the Training-Key header must carry.",
        DefaultValueFactory = _ => "emulator",
    };

    private static readonly Option<EmulatorSeed> Seed = new("--seed")
    {
        Description = "What the account holds at first: demo or empty.",
        CustomParser = ParseSeed,
        DefaultValueFactory = _ => EmulatorSeed.Empty,
    };

    private static readonly Option<string[]> SeedFolders = new("--seed-folder")
    {
        Description = "A folder whose subfolders are tags of pictures; regions.json beside them makes it a detection project. May be repeated.",
    };

    private static readonly Option<TimeSpan> Latency = new("--latency")
    {
        Description = "How long each answer is held back, e.g. 20ms or 1.5s.",
        CustomParser = ParseDuration,
    };

    public static RootCommand Create()
    {
        Port.Validators.Add(CheckPort);
        BlobPort.Validators.Add(CheckPort);
        var command = new RootCommand("A local Azure Custom Vision to test against, in memory, on loopback.")
        {
            Port, BlobPort, TrainingKey, Seed, SeedFolders, Latency,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions
        {
            Port = arguments.GetValue(Port),
            BlobPort = arguments.GetValue(BlobPort),
            TrainingKey = arguments.GetValue(TrainingKey)!,
            Seed = arguments.GetValue(Seed),
            Latency = arguments.GetValue(Latency),
        };
        foreach (var folder in arguments.GetValue(SeedFolders) ?? [])
        {
            options.SeedFolders.Add(folder);
        }

        try
        {
            await using var emulator = await TrainingEmulator.StartAsync(options, cancellationToken);
            Console.WriteLine($"Listening on {Origin(emulator.Endpoint)}");
            Console.WriteLine($"Image links on {Origin(emulator.BlobEndpoint)}");
            await Stopped(cancellationToken);
            return Success;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Usage;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failure;
        }
    }

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    private static Task Stopped(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        cancellationToken.Register(() => stopped.TrySetResult());
        return stopped.Task;
    }

    private static void CheckPort(OptionResult result)
    {
        if (result.Errors.Any() || result.GetValueOrDefault<int>() is >= 0 and <= 65535)
        {
            return;
        }

        result.AddError($"{result.IdentifierToken?.Value ?? result.Option.Name} must be a port from 0 to 65535.");
    }

    private static EmulatorSeed ParseSeed(ArgumentResult result)
    {
        switch (result.Tokens.SingleOrDefault()?.Value)
        {
            case "demo":
                return EmulatorSeed.Demo;
            case "empty":
                return EmulatorSeed.Empty;
            default:
                result.AddError("--seed must be demo or empty.");
                return default;
        }
    }

    /// <summary>A number with <c>ms</c> or <c>s</c>.</summary>
    private static TimeSpan ParseDuration(ArgumentResult result)
    {
        var text = result.Tokens.SingleOrDefault()?.Value ?? "";
        var (number, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1d)
            : text.EndsWith('s') ? (text[..^1], 1000d)
            : ("", 0d);
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit <= 3_600_000)
        {
            return TimeSpan.FromMilliseconds(value * unit);
        }

        result.AddError("--latency must be a number with ms or s, such as 20ms or 1.5s, and at most an hour.");
        return default;
    }
}
