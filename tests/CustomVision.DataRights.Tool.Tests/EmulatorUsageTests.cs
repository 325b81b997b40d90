using CustomVision.DataRights.Emulator.Tool;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Wrong values of the emulator's options: a sentence that names the option, and no type of .NET.</summary>
public sealed class EmulatorUsageTests
{
    [Theory]
    [InlineData("--rate-limit", "Z", "F0 or S0")]
    [InlineData("--rate-limit", "1", "F0 or S0")]
    [InlineData("--port", "many", "a port")]
    [InlineData("--port", "70000", "a port")]
    [InlineData("--blob-port", "-1", "a port")]
    [InlineData("--admin-port", "1.5", "a port")]
    [InlineData("--role", "King", "Contributor")]
    [InlineData("--seed", "full", "demo or empty")]
    [InlineData("--latency", "soon", "20ms")]
    [InlineData("--bandwidth", "fast", "100MB/s")]
    [InlineData("--connection-bandwidth", "fast", "--connection-bandwidth must be")]
    [InlineData("--bind", "home", "an IP address")]
    [InlineData("--public-origin", "home", "an origin")]
    [InlineData("--set", "deletion.lateDelay", "deletion.lateDelay")]
    [InlineData("--synthetic-images", "many", "a whole number")]
    [InlineData("--synthetic-image-bytes", "big", "a whole number")]
    [InlineData("--synthetic-projects", "all", "a whole number")]
    [InlineData("--synthetic-images", "-1", "synthetic")]
    [InlineData("--https", "maybe", "maybe")]
    public void A_wrong_value_is_named_in_words(string option, string value, string word)
    {
        var parsed = EmulatorCommand.Create().Parse([option, value]);

        parsed.Errors.Should().NotBeEmpty();
        var messages = EmulatorCommand.MessagesOf(parsed).ToList();
        messages
            .Should()
            .HaveCountGreaterThan(1)
            .And.OnlyContain(message => !message.Contains("System.") && !message.Contains("CustomVision."));
        messages[0].Should().Contain(word);
    }

    [Theory]
    [InlineData("f0")]
    [InlineData("S0")]
    public void A_tier_is_taken_in_any_case(string tier) =>
        EmulatorCommand.Create().Parse(["--rate-limit", tier]).Errors.Should().BeEmpty();
}
