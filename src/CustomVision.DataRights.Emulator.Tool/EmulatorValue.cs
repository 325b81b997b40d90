using System.CommandLine.Parsing;
using System.Globalization;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.RateLimits;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>Parses the values of options. An error message names the option.</summary>
internal static class EmulatorValue
{
    public static EmulatorSeed Seed(ArgumentResult result)
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

    public static PricingTier Tier(ArgumentResult result)
    {
        switch (result.Tokens.SingleOrDefault()?.Value.ToUpperInvariant())
        {
            case nameof(PricingTier.F0):
                return PricingTier.F0;
            case nameof(PricingTier.S0):
                return PricingTier.S0;
            default:
                result.AddError("--rate-limit must be F0 or S0.");
                return default;
        }
    }

    public static CustomVisionRole? Role(ArgumentResult result)
    {
        if (RoleText.TryRead(result.Tokens.SingleOrDefault()?.Value ?? "", out var role))
        {
            return role;
        }

        result.AddError(RoleText.Expected("--role"));
        return null;
    }

    public static long Bandwidth(ArgumentResult result)
    {
        var text = result.Tokens.SingleOrDefault()?.Value ?? "";
        var (unit, end) =
            text.EndsWith("MB/s", StringComparison.Ordinal) ? (1_000_000, 4)
            : text.EndsWith("KB/s", StringComparison.Ordinal) ? (1_000, 4)
            : (0, 0);
        if (
            unit > 0
            && int.TryParse(text[..^end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= 100_000
        )
        {
            return (long)number * unit;
        }

        var option = (result.Parent as OptionResult)?.Option.Name;
        result.AddError($"{option} must be a whole number with KB/s or MB/s, such as 100MB/s.");
        return default;
    }

    public static TimeSpan Duration(ArgumentResult result)
    {
        if (
            DurationText.TryRead(result.Tokens.SingleOrDefault()?.Value ?? "", out var value)
            && value >= TimeSpan.Zero
            && value <= TimeSpan.FromHours(1)
        )
        {
            return value;
        }

        result.AddError("--latency must be a number with ms or s, such as 20ms or 1.5s, and at most an hour.");
        return default;
    }
}
