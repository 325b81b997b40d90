using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CustomVision.DataRights.Emulator.Synthetic;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>The arguments of a synthetic account.</summary>
internal static class SyntheticArguments
{
    private static readonly Option<int> Images = new("--synthetic-images")
    {
        Description = "Adds projects with so many images in all, made of formulas: they cost no memory. Switches the request log off.",
    };

    private static readonly Option<int> ImageBytes = new("--synthetic-image-bytes")
    {
        Description = "The size of each synthetic image.",
        DefaultValueFactory = _ => new SyntheticAccountOptions().ImageBytes,
    };

    private static readonly Option<int> Projects = new("--synthetic-projects")
    {
        Description = "Over how many projects the synthetic images are spread.",
        DefaultValueFactory = _ => new SyntheticAccountOptions().Projects,
    };

    /// <summary>Adds the arguments and their range check to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Images);
        command.Add(ImageBytes);
        command.Add(Projects);
        command.Validators.Add(Check);
    }

    /// <summary>Returns whether the command line requests a synthetic account.</summary>
    public static bool AreGiven(CommandResult result) => result.GetResult(Images) is { Implicit: false };

    /// <summary>Returns the requested synthetic account, or null.</summary>
    public static SyntheticAccountOptions? Read(ParseResult arguments) =>
        arguments.GetResult(Images) is null
            ? null
            : new()
            {
                Images = arguments.GetValue(Images),
                ImageBytes = arguments.GetValue(ImageBytes),
                Projects = arguments.GetValue(Projects),
            };

    private static void Check(CommandResult result)
    {
        var options = new SyntheticAccountOptions();
        if (
            !TryRead(result, Images, options.Images, out var images)
            || !TryRead(result, ImageBytes, options.ImageBytes, out var bytes)
            || !TryRead(result, Projects, options.Projects, out var projects)
        )
        {
            return; // TryRead has added the error
        }

        if (
            result.GetResult(Images) is null
            && result.GetResult(ImageBytes) is null or { Implicit: true }
            && result.GetResult(Projects) is null or { Implicit: true }
        )
        {
            return;
        }

        (options.Images, options.ImageBytes, options.Projects) = (images, bytes, projects);
        var problem = result.GetResult(Images) is null ? "needs --synthetic-images." : options.FindProblem();
        if (problem is not null)
        {
            result.AddError($"--synthetic-…: {problem}");
        }
    }

    // Checks the tokens: reading the value throws if the text is not a number.
    private static bool TryRead(CommandResult result, Option<int> option, int otherwise, out int value)
    {
        value = otherwise;
        if (
            result.GetResult(option)?.Tokens is not [var token]
            || int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        )
        {
            return true;
        }

        result.AddError($"{option.Name} must be a whole number.");
        return false;
    }
}
