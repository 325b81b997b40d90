using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Rules as JSON, for the administration endpoint: an array of <c>{"match":{…},"action":{"kind":…}}</c>.</summary>
public static class FaultJson
{
    /// <summary>Reads rules.</summary>
    /// <exception cref="JsonException">
    /// The text is not such an array, has an unknown member, or has a value out of range. The message names the cause.
    /// </exception>
    public static IReadOnlyList<FaultRule> Read(ReadOnlySpan<byte> json)
    {
        var rules =
            JsonSerializer.Deserialize(json, FaultJsonContext.Default.ListFaultRule)
            ?? throw new JsonException("An array of rules was expected.");
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is not { Match: not null, Action: not null } rule)
            {
                throw new JsonException($"Rule {i} must have a \"match\" and an \"action\".");
            }

            if ((rule.Match.FindProblem() ?? rule.Action.FindProblem()) is { } problem)
            {
                throw new JsonException($"Rule {i} cannot be planned: {problem}.");
            }
        }

        return rules;
    }

    /// <summary>Writes rules; those with a delegate are omitted, since a delegate has no JSON form.</summary>
    public static byte[] Write(IEnumerable<FaultRule> rules) =>
        JsonSerializer.SerializeToUtf8Bytes(rules.Where(rule => rule.Action.HasJson).ToList(), FaultJsonContext.Default.ListFaultRule);
}
